package org.handover.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What the diagrams in force say of their elements, read once each. */
class Drawn {

    private static final Pattern RULE = Pattern.compile("\\b(?:(?:DEP|PROJ|UPG|LIVE|POST)-\\d+|R\\d+)\\b");

    private final RepositoryService repositoryService;
    private final Map<String, BpmnModelInstance> models = new HashMap<>();

    Drawn(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** The element's name, or its id where it has none. */
    String name(String definitionId, String element) {
        FlowElement found = element(definitionId, element);
        return found == null || found.getName() == null || found.getName().isBlank() ? element : found.getName().replaceAll("\\s+", " ").strip();
    }

    boolean hasName(String definitionId, String element) {
        FlowElement found = element(definitionId, element);
        return found != null && found.getName() != null && !found.getName().isBlank();
    }

    /** The name of the process. */
    String process(String definitionId) {
        return model(definitionId).getModelElementsByType(Process.class).stream().findFirst()
            .map(process -> process.getName() == null ? process.getId() : process.getName().replaceAll("\\s+", " ").strip()).orElse(definitionId);
    }

    /** The form of a user task, empty where it has none. */
    String form(String definitionId, String element) {
        return element(definitionId, element) instanceof UserTask task && task.getCamundaFormRef() != null ? task.getCamundaFormRef() : "";
    }

    /** Who does a user task, in words such as “project managers or engineers”. */
    String groups(String definitionId, String element) {
        if (element(definitionId, element) instanceof UserTask task) {
            List<String> groups = task.getCamundaCandidateGroupsList();
            return groups.isEmpty() ? "whoever it is given to"
                : "the " + groups.stream().map(group -> group.strip().replace('-', ' ')).collect(Collectors.joining(" or "));
        }
        return "somebody";
    }

    boolean isContainer(String definitionId, String element) {
        FlowElement found = element(definitionId, element);
        return found instanceof SubProcess || found instanceof CallActivity;
    }

    /** The rules that the documentation of an element names. */
    Set<String> rules(String definitionId, String element) {
        FlowElement found = element(definitionId, element);
        return found == null ? Set.of() : rules(found);
    }

    private static Set<String> rules(BaseElement element) {
        List<String> documentation = new ArrayList<>();
        element.getDocumentations().forEach(text -> documentation.add(text.getTextContent()));
        return RULE.matcher(String.join(" ", documentation)).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private FlowElement element(String definitionId, String element) {
        return model(definitionId).getModelElementById(element) instanceof FlowElement found ? found : null;
    }

    private BpmnModelInstance model(String definitionId) {
        return models.computeIfAbsent(definitionId, repositoryService::getBpmnModelInstance);
    }
}
