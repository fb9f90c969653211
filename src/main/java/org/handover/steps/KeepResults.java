package org.handover.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.ContractDates;
import org.handover.projects.results.Result;
import org.handover.projects.results.Results;
import org.springframework.stereotype.Component;

/**
 * Keeps the results that were just measured, for indicators and return on investment (UPG-45, UPG-49, UPG-51, UPG-52). Comes directly
 * after the task.
 */
@Step(inputs = {"projectNumber", "answer"})
@Component("keepResults")
public class KeepResults implements JavaDelegate {

    private final Results results;
    private final ContractDates contractDates;
    private final ProjectRecord record;
    private final ObjectMapper json;

    KeepResults(Results results, ContractDates contractDates, ProjectRecord record, ObjectMapper json) {
        this.results = results;
        this.contractDates = contractDates;
        this.record = record;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) throws JsonProcessingException {
        String project = (String) execution.getVariable("projectNumber");
        Map<String, Object> said = json.readValue((String) execution.getVariable("answer"), new TypeReference<>() { });
        results.keep(new Result(project, number(said, "fees"), number(said, "licences"), number(said, "employeeTime"),
            number(said, "trainingCost"), number(said, "efficiency"), number(said, "operatingCost"), number(said, "satisfactionGain"),
            number(said, "revenue"), number(said, "benefitYears"), number(said, "uptimePercent"), number(said, "intendedUsers").intValue(),
            number(said, "activeUsers").intValue(), (String) said.get("resultsNote"), contractDates.today(project), record.currentUser()));
        // the figures have their place
        execution.removeVariables(said.keySet());
    }

    private static BigDecimal number(Map<String, Object> said, String field) {
        return new BigDecimal(said.get(field).toString());
    }
}
