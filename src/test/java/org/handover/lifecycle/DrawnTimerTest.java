package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnTimerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        goLiveDate   | 21 | as the contract counts | end of day | ${deadline.after(goLiveDate, 'P21D', 'deemed acceptance', execution)}
        goLiveDate   | 7  | as the contract counts | morning    | ${deadline.onDay(goLiveDate, 'P7D', 'deemed acceptance', execution)}
        goLiveDate   | 5  | business days          | end of day | ${deadline.afterBusinessDays(goLiveDate, 'P5D', 'deemed acceptance', execution)}
        goLiveDate   | 0  | business days          | morning    | ${deadline.onBusinessDay(goLiveDate, 'P0D', 'deemed acceptance', execution)}
        formIssuedOn | 21 | as the contract counts | end of day | ${deadline.afterIssue(formIssuedOn, 'P21D', 'deemed acceptance', execution)}
        formIssuedOn | 7  | as the contract counts | morning    | ${deadline.onDayAfterIssue(formIssuedOn, 'P7D', 'deemed acceptance', execution)}
        formIssuedOn | 5  | business days          | end of day | ${deadline.afterIssueInBusinessDays(formIssuedOn, 'P5D', 'deemed acceptance', execution)}
        formIssuedOn | 0  | business days          | morning    | ${deadline.onDayAfterIssueInBusinessDays(formIssuedOn, 'P0D', 'deemed acceptance', execution)}
        """)
    void aContractTimerAsksForADate(String anchor, String days, String dayKind, String moment, String expression) {
        DrawnTimer timer = DrawnTimer.of(properties(anchor, days, dayKind, moment, "deemed acceptance")).orElseThrow();

        assertThat(timer.expression()).isEqualTo(expression);
        assertThat(timer.isContractDate()).isTrue();
        assertThat(timer.days()).isEqualTo(Integer.parseInt(days));
    }

    @Test
    void aReminderIsAPlainDuration() {
        DrawnTimer timer = DrawnTimer.of(Map.of("days", " 3 ", "replaces", "event_old")).orElseThrow();

        assertThat(timer.expression()).isEqualTo("P3D");
        assertThat(timer.isContractDate()).isFalse();
    }

    @Test
    void otherPropertiesLetTheEventsOwnTimerCount() {
        assertThat(DrawnTimer.of(Map.of("replaces", "event_old"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -          | 21    | business days | morning | my term  | must be “goLiveDate” or “formIssuedOn”.
        orderedOn  | 21    | business days | morning | my term  | not “orderedOn”
        goLiveDate | -     | business days | morning | my term  | does not say how many days it waits
        goLiveDate | P21D  | business days | morning | my term  | “P21D” is no number of days
        goLiveDate | -1    | business days | morning | my term  | “-1” is no number of days
        goLiveDate | 3661  | business days | morning | my term  | a whole number from 0 to 3660
        goLiveDate | 21    | Sundays       | morning | my term  | which days are counted
        goLiveDate | 21    | business days | noon    | my term  | when on the last day it falls due
        goLiveDate | 21    | business days | morning | -        | does not name its contract term
        goLiveDate | 21    | business days | morning | x', y)}  | cannot be the name of a contract term
        goLiveDate | 21    | business days | morning | counting | is not the length of a timer
        -          | 0     | -             | -       | -        | a whole number from 1 to 3660
        -          | three | -             | -       | -        | “three” is no number of days
        """)
    void aWrongFieldIsRefusedInPlainWords(String anchor, String days, String dayKind, String moment, String term, String said) {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnTimer.of(properties(anchor, days, dayKind, moment, term)))
            .withMessageContaining(said);
    }

    private static Map<String, String> properties(String anchor, String days, String dayKind, String moment, String term) {
        Map<String, String> properties = new HashMap<>();
        properties.put("anchor", anchor);
        properties.put("days", days);
        properties.put("dayKind", dayKind);
        properties.put("moment", moment);
        properties.put("term", term);
        properties.values().removeIf(value -> value == null);
        return properties;
    }
}
