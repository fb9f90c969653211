package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handover.models.check.Broken.form;
import static org.handover.models.check.Broken.xml;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs, but hardly as somebody wants it, is said and does not stop a deployment. */
class DoubtfulEditsTest {

    static Stream<Broken> doubtful() {
        return Stream.of(
            xml("no label", "system-build.bpmn", diagram -> diagram.drop("userTask_installSystem", "name"), "userTask_installSystem", "has no label"),
            xml("a gateway without a question", "system-build.bpmn", diagram -> diagram.drop("gateway_testsPassed", "name"), "gateway_testsPassed",
                "the question"),
            xml("no documentation", "system-build.bpmn", diagram -> diagram.dropInside("userTask_installSystem", "documentation"),
                "userTask_installSystem", "has no documentation"),
            xml("a task that does nothing", "system-build.bpmn", diagram -> diagram.insert("flow_installSystem_installed", "task",
                "<bpmn:task id=\"task\" name=\"Breathe\" />"), "task", "does nothing"),
            xml("the same day for every project", "go-live.bpmn", diagram -> diagram.timer("event_goLiveReminderDue", "timeDate", "2027-01-31T09:00:00"),
                "event_goLiveReminderDue", "fixed date"),
            xml("a request deleted before silence counts", "completion.bpmn", diagram -> diagram.remove("event_secondRequestDue")
                .remove("flow_secondRequestDue_requestAnswer"), "contract-terms", "“second request”, but no timer").shownIn("contract-terms.dmn"),
            form("a question without words", "activation.form", form -> form.drop("comment", "label"), "comment", "has no label"),
            form("more than can be kept", "activation.form", form -> form.set("comment", "validate/maxLength", 10000), "comment", "10000 characters"),
            form("a time in the browser's zone", "activation.form", form -> form.set("liveTime", "timeSerializingFormat", "utc_offset"), "liveTime",
                "time zone"),
            xml("a row under one that always fits first", "ticket-billing.dmn", table -> table.cell("rule-6", 3, ""), "rule-7", "is never reached"),
            xml("a value that the column does not name", "contract-terms.dmn", table -> table.cell("rule-1", 1, "\"enterprize\""), "rule-1-input-1",
                "none of the values"),
            xml("a reason without a sentence", "ticket-billing.dmn", table -> table.cell("rule-6", 6, "\"free-goodwill\""), "rule-6-output",
                "no sentence in “de”"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtful")
    void whatIsDoubtfulIsAWarning(Broken doubtful) {
        List<Problem> problems = doubtful.problems();

        assertThat(problems).filteredOn(Problem::isError).extracting(Problem::line).isEmpty();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(doubtful.file());
            assertThat(problem.element()).isEqualTo(doubtful.element());
            assertThat(problem.text()).contains(doubtful.telling());
        });
    }
}
