package org.handover.projects.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpisTest {

    @ParameterizedTest(name = "{1} invested, {0} gained: {2} %")
    @CsvSource({"100000, 50000, 100.0", "50000, 50000, 0.0", "25000, 50000, -50.0", "0, 50000, -100.0", "100, 3, 3233.3",
        "0.30, 0.10, 200.0", "99999999999.99, 0.01, 999999999999800.0"})
    @Tag("UPG-52")
    void returnOnInvestmentIsWhatIsGainedBeyondTheInvestment(String benefits, String investment, String roi) {
        assertThat(Kpis.roiPercent(new BigDecimal(benefits), new BigDecimal(investment))).contains(new BigDecimal(roi));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.00"})
    @Tag("UPG-52")
    void thereIsNoReturnOnNothing(String investment) {
        assertThat(Kpis.roiPercent(new BigDecimal("100000"), new BigDecimal(investment))).isEmpty();
    }

    @Test
    @Tag("UPG-52")
    void fiftyThousandInvestedInAllKindsOfCostAndTwiceThatGainedOverThreeYearsIsAHundredPercent() {
        var result = new Result("P-1", number("28000"), number("9000"), number("9500"), number("3500"), number("62000"), number("23000"),
            number("5000"), number("10000"), number("3"), number("99.95"), 120, 111, "", null, null);

        assertThat(result.investment()).isEqualByComparingTo("50000");
        assertThat(result.benefits()).isEqualByComparingTo("100000");
        assertThat(Kpis.roiPercent(result.benefits(), result.investment())).contains(number("100.0"));
    }

    @Test
    @Tag("UPG-48")
    void satisfactionIsTheAverageOfTheAnswers() {
        assertThat(Kpis.satisfaction(List.of(5, 4, 4))).contains(number("4.3"));
        assertThat(Kpis.satisfaction(List.of(1))).contains(number("1.0"));
        assertThat(Kpis.satisfaction(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"111, 120, 92.5", "0, 120, 0.0", "130, 120, 108.3"})
    @Tag("UPG-51")
    void adoptionIsTheShareOfIntendedUsersWhoUseTheSystem(int active, int intended, String percent) {
        assertThat(Kpis.adoptionPercent(active, intended)).contains(number(percent));
        assertThat(Kpis.adoptionPercent(active, 0)).isEmpty();
    }

    @Test
    @Tag("UPG-50")
    void defectsAreTicketsAndSnags() {
        assertThat(Kpis.defects(3, 4)).isEqualTo(7);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
