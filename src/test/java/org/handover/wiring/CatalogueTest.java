package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.lifecycle.ContractTermValues;
import org.handover.lifecycle.Step;
import org.handover.wiring.Bundle.Given;
import org.handover.wiring.Catalogue.Property;
import org.handover.wiring.Catalogue.Template;
import org.junit.jupiter.api.Test;

/** What the element templates offer, against what the product has: nothing is missing and nothing is offered in vain. */
class CatalogueTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    @Test
    void everyStepHasATemplateAndEveryTemplateOfAStepItsBean() {
        Map<String, String> steps = new TreeMap<>();
        StepsTest.steps().forEach((bean, type) -> {
            if (JavaDelegate.class.isAssignableFrom(type)) {
                steps.put(bean, bean.replaceAll("([A-Z])", "-$1").toLowerCase());
            }
        });
        Map<String, String> offered = new TreeMap<>();
        Catalogue.newest().forEach(template -> template.bean().ifPresent(bean -> offered.put(bean, template.id())));

        assertThat(offered).isEqualTo(steps);
    }

    @Test
    void everyInputOfATemplateIsTakenByItsStepAndWhatAStepNeedsComesFromItsTemplateOrTheProject() {
        Set<String> known = VariablesTest.known();
        known.add("answer");
        Catalogue.newest().filter(template -> template.bean().isPresent()).forEach(template -> {
            Step step = StepsTest.steps().get(template.bean().orElseThrow()).getAnnotation(Step.class);
            assertThat(step).as(template.id()).isNotNull();
            Set<String> given = names(template, "inputParameter", property -> true);
            assertThat(Stream.of(step.inputs(), step.optional()).flatMap(Arrays::stream)).as(template.id()).containsAll(given);
            assertThat(names(template, "inputParameter", Property::isRequired)).as(template.id() + " inputs that may be left empty")
                .containsAll(given.stream().filter(List.of(step.inputs())::contains).toList());
            assertThat(List.of(step.inputs())).as(template.id()).allSatisfy(input ->
                assertThat(given.contains(input) || known.contains(input)).as(input).isTrue());
        });
    }

    @Test
    void everyNoticeThatADiagramCanSendIsOfferedAndEveryOneOfferedHasItsText() {
        Set<String> texts = NoticeNamesTest.texts("en");
        texts.removeAll(NoticeNamesTest.sentByTheProduct());

        assertThat(Catalogue.offered("inputParameter", "notice")).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(Catalogue.offered("inputParameter", "shownIn").filter(shown -> !shown.isEmpty())
            .flatMap(shown -> Stream.of(shown.split(", ")))).isNotEmpty().allSatisfy(notice -> assertThat(texts).contains(notice));
    }

    @Test
    void everyoneWhomANoticeCanGoToIsOffered() throws ClassNotFoundException {
        assertThat(Catalogue.offered("inputParameter", "to").distinct()).containsExactlyInAnyOrderElementsOf(NoticeNamesTest.roles());
    }

    @Test
    void everyGroupOfStaffIsOfferedByEveryTask() {
        tasks().forEach(template -> assertThat(template.property("property", "camunda:candidateGroups").orElseThrow().choices().stream()
            .flatMap(groups -> Stream.of(groups.split(",")))).as(template.id()).containsOnlyElementsOf(ProcessesTest.staffGroups())
            .containsAll(ProcessesTest.staffGroups()));
    }

    @Test
    void everyFormOfATaskIsOfferedAndNoOther() {
        Set<String> used = all(UserTask.class).map(UserTask::getCamundaFormRef).collect(Collectors.toCollection(TreeSet::new));

        assertThat(Catalogue.offered("property", "camunda:formRef").distinct()).containsExactlyInAnyOrderElementsOf(used);
        tasks().forEach(template ->
            assertThat(template.property("property", "camunda:formRefBinding").orElseThrow().value()).isEqualTo("latest"));
    }

    @Test
    void everyProcessThatIsCalledIsOfferedAndNoOther() {
        assertThat(Catalogue.offered("property", "calledElement")).containsExactlyInAnyOrderElementsOf(
            all(CallActivity.class).map(CallActivity::getCalledElement).distinct().toList());
    }

    @Test
    void everyContractTermIsOfferedAndTheLengthsOfTimersAreNamedWhereATimerIsFilledIn() {
        assertThat(Catalogue.offered("inputParameter", "term")).containsExactlyInAnyOrderElementsOf(TablesTest.lookedUp());
        String description = Catalogue.get("contract-timer", 1).property("property", "term").orElseThrow().content()
            .path("description").asText();
        assertThat(ContractTermValues.lengthsOfTimers()).isNotEmpty().allSatisfy(term -> assertThat(description).contains(term));
    }

    @Test
    void everyOriginOfATicketThatIsRatedIsOffered() {
        assertThat(Catalogue.offered("inputParameter", "origin"))
            .containsExactlyInAnyOrderElementsOf(TablesTest.namedIn("ticket-billing", "origin"));
    }

    @Test
    void whatDiagramsTellAndKeepOnRecordIsOffered() {
        for (String input : List.of("message", "subject")) {
            assertThat(Catalogue.offered("inputParameter", input)).containsExactlyInAnyOrderElementsOf(
                Bundle.inputs(input).stream().map(Given::value).distinct().toList());
        }
    }

    @Test
    void everyAnswerOfferedAsksForSomethingThatIsKnown() {
        Set<String> known = VariablesTest.known();
        Stream.of(Catalogue.offered("property", "conditionExpression"), Catalogue.offered("inputParameter", "decision"),
                Catalogue.offered("inputParameter", "items")).flatMap(offered -> offered)
            .forEach(answer -> VARIABLE.matcher(answer).results().forEach(variable -> assertThat(known).contains(variable.group(1))));
        assertThat(Catalogue.offered("property", "conditionExpression")).isNotEmpty().allSatisfy(answer ->
            assertThat(answer).matches("\\$\\{\\w+( == ('[\\w ]+'|false))?}")).doesNotHaveDuplicates();
    }

    @Test
    void whatSomebodyTypesIsNeverAnExpression() {
        assertThat(Catalogue.all()).isNotEmpty().allSatisfy(template -> assertThat(template.properties()).isNotEmpty()
            .filteredOn(property -> List.of("String", "Text").contains(property.kind())).allSatisfy(property -> {
                assertThat(property.value()).doesNotContain("{");
                assertThat(property.name()).isIn("days", "term", "notBy", "replaces", "question", "answer", "camunda:formRef");
            }));
    }

    @Test
    void everyTemplateIsInAFileOfItsNameAndSaysWhatItIsAndWhatEachFieldIs() {
        Map<String, List<Template>> files = Catalogue.all().stream().collect(Collectors.groupingBy(Template::file));
        assertThat(files).allSatisfy((file, versions) -> {
            assertThat(versions).extracting(Template::id).containsOnly(file.replace(".json", ""));
            assertThat(versions).extracting(Template::version).doesNotHaveDuplicates().isSorted().startsWith(1);
        });
        assertThat(Catalogue.all()).allSatisfy(template -> {
            assertThat(template.content().path("name").asText()).isNotBlank();
            assertThat(template.content().path("description").asText()).hasSizeGreaterThan(20);
            List<String> groups = template.content().path("groups").findValuesAsText("id");
            assertThat(template.properties()).filteredOn(property -> !property.kind().equals("Hidden")).allSatisfy(property -> {
                assertThat(property.content().path("label").asText()).isNotBlank();
                assertThat(groups).contains(property.content().path("group").asText());
            });
        });
    }

    @Test
    void theCatalogueIsShippedWithTheProgram() {
        for (var file : Bundle.files(Catalogue.FOLDER, ".json")) {
            assertThat(getClass().getResource("/element-templates/" + file.getFileName())).as(file.toString()).isNotNull();
        }
    }

    /** Diagrams refer to a version for ever; a change is a new version, with a line of its own in the list. */
    @Test
    void noPublishedVersionIsEverChangedOrTakenOut() throws Exception {
        Map<String, String> published = new TreeMap<>();
        Bundle.lines("src/test/resources/element-templates.csv").forEach(line ->
            published.put(line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1)));
        Map<String, String> now = new TreeMap<>();
        for (Template template : Catalogue.all()) {
            now.put(template.id() + "," + template.version(), hash(template.content()));
        }
        assertThat(now).as("id,version and hash of each template").isEqualTo(published);
    }

    private static String hash(JsonNode template) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(new ObjectMapper().writeValueAsBytes(template)));
    }

    private static Set<String> names(Template template, String type, Predicate<Property> which) {
        return template.properties().stream().filter(property -> property.type().equals(type)).filter(which).map(Property::name)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Template> tasks() {
        return Catalogue.newest().filter(template -> template.content().path("elementType").path("value").asText().equals("bpmn:UserTask"));
    }

    private static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return Bundle.diagrams().stream().flatMap(diagram -> diagram.all(type).stream());
    }
}
