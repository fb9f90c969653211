package org.handover.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.documents.DocumentKind;
import org.handover.lifecycle.Step;
import org.springframework.stereotype.Component;

/**
 * Puts on record what the customer signed, agreed or refused, from the form that was just submitted (R16). Inputs: {@code subject},
 * {@code decision}, and {@code shownIn}, the notices that showed it, with commas between. Where the form asks which version of a
 * document is meant, in a field such as {@code projectCharterVersion}, the signature is kept under that version (PROJ-18). Must follow
 * the task in the same transaction.
 */
@Step(inputs = {"projectNumber", "subject", "decision", "answer"}, optional = "shownIn")
@Component("recordSignOff")
public class RecordSignOff implements JavaDelegate {

    private static final List<String> SIGNATURE = Stream.concat(Stream.of("signedBy", "signedOn", "confirmedBy", "confirmedOn",
        "returnedBy", "comment"),
        Stream.of(DocumentKind.values()).map(ProjectRecord::versionOf)).toList();

    private final ProjectRecord record;
    private final ObjectMapper json;

    RecordSignOff(ProjectRecord record, ObjectMapper json) {
        this.record = record;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) throws JsonProcessingException {
        String said = (String) execution.getVariable("answer");
        record.answer((String) execution.getVariable("projectNumber"), (String) execution.getVariable("subject"),
            (String) execution.getVariable("decision"), json.readValue(said, new TypeReference<>() { }), said,
            shownIn(execution));
        // the next form of this process must not come up with this signature
        execution.removeVariables(SIGNATURE);
    }

    private static List<String> shownIn(DelegateExecution execution) {
        String notices = (String) execution.getVariable("shownIn");
        return notices == null ? List.of() : List.of(notices.strip().split("\\s*,\\s*"));
    }
}
