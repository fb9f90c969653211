package org.handover.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** What people read on the elements of diagrams, in the version in which an instance ran, whether it still runs or not. */
@Component
public class ElementLabels {

    private final HistoryService historyService;
    private final RepositoryService repositoryService;

    ElementLabels(HistoryService historyService, RepositoryService repositoryService) {
        this.historyService = historyService;
        this.repositoryService = repositoryService;
    }

    /** An element of a diagram in one of its instances. */
    public record Place(String processInstanceId, String elementId) {
    }

    /**
     * The label of each, such as {@code Send Completion form}; an element without a label, or of an instance whose history was cleaned up,
     * is named by its id.
     *
     * @param places at most a page of them
     */
    public Map<Place, String> of(Collection<Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        Map<String, String> definitions = historyService.createHistoricProcessInstanceQuery()
            .processInstanceIds(places.stream().map(Place::processInstanceId).collect(Collectors.toSet())).list().stream()
            .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getProcessDefinitionId));
        Map<Place, String> labels = new HashMap<>();
        places.forEach(place -> labels.put(place, label(definitions.get(place.processInstanceId()), place.elementId())));
        return labels;
    }

    private String label(String definitionId, String elementId) {
        if (definitionId == null) {
            return elementId;
        }
        return repositoryService.getBpmnModelInstance(definitionId).getModelElementById(elementId) instanceof FlowElement element
            && element.getName() != null && !element.getName().isBlank() ? element.getName().replaceAll("\\s+", " ").strip() : elementId;
    }
}
