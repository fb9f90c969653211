package org.handover.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Form;
import org.handover.wiring.Bundle.Given;
import org.handover.wiring.Bundle.Place;
import org.handover.wiring.Bundle.Table;

/**
 * What carries a rule, by what each part says of itself: an element in its documentation, a row of a table in its description, a form
 * in its texts and through the tasks that use it, a notice through the steps that send it, a class in its comments, a test by its tag.
 */
final class RuleCarriers {

    static final Pattern NUMBER = Pattern.compile("\\b(?:(?:DEP|PROJ|UPG|LIVE|POST)-\\d+|R\\d+)\\b");

    /** The kinds in the order of the page. */
    enum Kind {
        DIAGRAM("Diagrams"), TABLE("Tables"), FORM("Forms"), NOTICE("Notices"), CODE("Code"), TEST("Tests");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * A file that carries a rule.
     *
     * @param file from the root of the repository
     * @param name how the page calls it
     * @param parts which parts of it, in Markdown; empty where it is the whole
     */
    record Carrier(Path file, String name, List<String> parts) {
    }

    private static final Pattern TEST = Pattern.compile("\\bvoid (\\w+)\\(|^\\s*(?:public |final |abstract )*class \\w+");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");

    private final Map<String, Map<Kind, Map<Path, Carrier>>> carriers = new TreeMap<>();
    private final Map<String, Set<String>> rulesOfForms = new TreeMap<>();
    private final Map<String, Set<String>> rulesOfNotices = new TreeMap<>();

    private RuleCarriers() {
    }

    static RuleCarriers read() {
        RuleCarriers all = new RuleCarriers();
        Bundle.diagrams().forEach(all::addDiagram);
        Bundle.tables().forEach(all::addTable);
        Bundle.forms().forEach(all::addForm);
        Bundle.files("src/main/java", ".java").forEach(all::addClass);
        Bundle.files("src/main/resources/notices", ".en.txt").forEach(all::addNotice);
        Bundle.files("src/test/java", ".java").forEach(all::addTests);
        return all;
    }

    /** @return what of this kind carries the rule, by file; empty where nothing does */
    Collection<Carrier> of(String rule, Kind kind) {
        return carriers.getOrDefault(rule, Map.of()).getOrDefault(kind, Map.of()).values();
    }

    /** Whether anything of the product, tests aside, carries the rule. */
    boolean isCarried(String rule) {
        return carriers.getOrDefault(rule, Map.of()).keySet().stream().anyMatch(kind -> kind != Kind.TEST);
    }

    /** Every number that anything names, tests included. */
    Set<String> named() {
        return carriers.keySet();
    }

    private void addDiagram(Diagram diagram) {
        Path file = Path.of("bpmn", diagram.name() + ".bpmn");
        Map<String, String> formOf = new TreeMap<>();
        diagram.all(UserTask.class).forEach(task -> formOf.put(task.getId(), task.getCamundaFormRef()));
        diagram.all(StartEvent.class).stream().filter(start -> start.getCamundaFormRef() != null)
            .forEach(start -> formOf.put(start.getId(), start.getCamundaFormRef()));
        Map<Place, String> noticeOf = Bundle.inputs("notice").stream().collect(Collectors.toMap(Given::place, Given::value));

        for (Documentation documentation : diagram.all(Documentation.class)) {
            BaseElement element = (BaseElement) documentation.getParentElement();
            Set<String> rules = numbers(documentation.getTextContent());
            rules.forEach(rule -> add(rule, Kind.DIAGRAM, file, diagram.name(), describe(element)));
            if (formOf.get(element.getId()) != null) {
                rulesOfForms.computeIfAbsent(formOf.get(element.getId()), form -> new TreeSet<>()).addAll(rules);
            }
            String notice = noticeOf.get(new Place(diagram.name(), element.getId()));
            if (notice != null) {
                rulesOfNotices.computeIfAbsent(notice, text -> new TreeSet<>()).addAll(rules);
            }
        }
    }

    private static String describe(BaseElement element) {
        if (element instanceof Process) {
            return "the diagram itself";
        }
        String name = element.getAttributeValue("name");
        return (kind(element) + (name == null ? "" : " “" + name.replaceAll("\\s+", " ") + "”") + " `" + element.getId() + "`").strip();
    }

    private static String kind(BaseElement element) {
        if (element instanceof UserTask) {
            return "task";
        } else if (element instanceof CallActivity) {
            return "call";
        } else if (element instanceof SubProcess) {
            return "subprocess";
        } else if (element instanceof CatchEvent event && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance)) {
            return "timer";
        } else if (element instanceof StartEvent) {
            return "start";
        } else if (element instanceof EndEvent) {
            return "end";
        } else if (element instanceof BoundaryEvent || element instanceof CatchEvent) {
            return "event";
        } else if (element instanceof SequenceFlow) {
            return "answer";
        }
        return "step";
    }

    private void addTable(Table table) {
        Path file = Path.of("bpmn", table.name() + ".dmn");
        Map<String, List<Integer>> rows = new TreeMap<>();
        int row = 0;
        for (Rule rule : table.model().getModelElementsByType(Rule.class)) {
            row++;
            if (rule.getDescription() != null) {
                for (String number : numbers(rule.getDescription().getTextContent())) {
                    rows.computeIfAbsent(number, any -> new ArrayList<>()).add(row);
                }
            }
        }
        int last = row;
        rows.forEach((number, which) -> add(number, Kind.TABLE, file, table.name(), which.size() == last ? "every row"
            : (which.size() == 1 ? "row " : "rows ") + ranges(which)));
    }

    /** Such as {@code 1–3, 7}. */
    private static String ranges(List<Integer> rows) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < rows.size();) {
            int to = from;
            while (to + 1 < rows.size() && rows.get(to + 1) == rows.get(to) + 1) {
                to++;
            }
            text.append(from == 0 ? "" : ", ").append(rows.get(from));
            if (to > from) {
                text.append(to == from + 1 ? ", " : "–").append(rows.get(to));
            }
            from = to + 1;
        }
        return text.toString();
    }

    private void addForm(Form form) {
        Set<String> rules = new TreeSet<>(rulesOfForms.getOrDefault(form.name(), Set.of()));
        rules.addAll(numbers(form.content().toString()));
        rules.forEach(rule -> add(rule, Kind.FORM, Path.of("forms", form.name() + ".form"), form.name(), null));
    }

    private void addClass(Path file) {
        String source = RulesTest.read(file);
        Set<String> rules = numbers(source);
        String name = file.getFileName().toString().equals("package-info.java") ? file.getName(file.getNameCount() - 2).toString()
            : file.getFileName().toString().replace(".java", "");
        rules.forEach(rule -> add(rule, Kind.CODE, file, name, null));
        Pattern.compile("new NoticeOrder\\(\"([a-z-]+)\"").matcher(source).results().forEach(notice ->
            rulesOfNotices.computeIfAbsent(notice.group(1), text -> new TreeSet<>()).addAll(rules));
    }

    private void addNotice(Path file) {
        String name = file.getFileName().toString().replace(".en.txt", "");
        rulesOfNotices.getOrDefault(name, Set.of()).forEach(rule -> add(rule, Kind.NOTICE, file, name, null));
    }

    /** Tags stand on lines of their own before the test, or before the class for each of its tests. */
    private void addTests(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        List<String> tags = new ArrayList<>();
        for (String line : RulesTest.read(file).lines().toList()) {
            if (line.strip().startsWith("@Tag(")) {
                TAG.matcher(line).results().forEach(tag -> tags.add(tag.group(1)));
            }
            Matcher test = TEST.matcher(line);
            if (test.find()) {
                String part = test.group(1) == null ? "each of its tests" : inWords(test.group(1));
                tags.forEach(rule -> add(rule, Kind.TEST, file, name, part));
                tags.clear();
            }
        }
    }

    private static String inWords(String method) {
        return method.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=\\d)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ").toLowerCase();
    }

    private void add(String rule, Kind kind, Path file, String name, String part) {
        Carrier carrier = carriers.computeIfAbsent(rule, any -> new TreeMap<>()).computeIfAbsent(kind, any -> new TreeMap<>())
            .computeIfAbsent(file, any -> new Carrier(file, name, new ArrayList<>()));
        if (part != null && !carrier.parts().contains(part)) {
            carrier.parts().add(part);
        }
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
