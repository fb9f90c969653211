package org.handover.models.check;

import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;

/** A process runs at all, and how long its history is kept is said in days. */
class ProcessRule implements Rule {

    private static final Pattern IN_DAYS = Pattern.compile("P\\d{1,5}D");

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Process process = diagram.process();
            if (!process.isExecutable()) {
                findings.error(diagram, process, "cannot be run. Switch on “Executable” in the properties panel of the process.");
            }
            String history = process.getCamundaHistoryTimeToLiveString();
            if (!isInDays(history)) {
                findings.error(diagram, process, timeToLive(history));
            }
        }
        for (Table table : models.allTables()) {
            Decision decision = table.decision();
            if (!isInDays(decision.getCamundaHistoryTimeToLiveString())) {
                findings.error(table.file(), decision.getId(), decision.getName(), timeToLive(decision.getCamundaHistoryTimeToLiveString()));
            }
        }
    }

    private static boolean isInDays(String history) {
        return history != null && (IN_DAYS.matcher(history).matches() || history.matches("\\d{1,5}"));
    }

    private static String timeToLive(String history) {
        return "does not say in days how long its history is kept%s. Enter “P1825D” as its “Time to live” for five years.".formatted(
            history == null ? "" : ", but “" + history + "”");
    }
}
