package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no model at all: one plain problem, and the other files are checked all the same. */
class ReadingTest {

    private static final String NAMES = " xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\"";

    static Stream<Arguments> unreadable() {
        return Stream.of(
            arguments("x.bpmn", "Dear all, here is the diagram.", "is not proper XML in line 1"),
            arguments("x.bpmn", "", "is not proper XML"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"x\">", "is not proper XML"),
            arguments("x.bpmn", "<html/>", "is no BPMN diagram"),
            arguments("x.bpmn", "<definitions xmlns=\"http://www.omg.org/spec/DMN/20151101/dmn.xsd\"/>", "is no BPMN diagram"),
            arguments("x.dmn", "<definitions" + NAMES + "/>", "is no decision table"),
            arguments("x.bpmn", "<definitions" + NAMES + "/>", "holds no process"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"x\"/><process id=\"y\"/></definitions>",
                "holds 2 processes (“x”, “y”). Save each in a file of its own."),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"y\"/></definitions>",
                "holds the process “y”, but file and process must have the same name. Save the file as “y.bpmn”, or enter “x” as the id"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process/></definitions>", "gives its process no id"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"x\"><task id=\"a\"/><task id=\"a\"/></process></definitions>",
                "uses the id “a” twice"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"x\"><nonsense/></process></definitions>", "cannot be read. Open it in the Modeler"),
            arguments("x.bpmn", "<definitions" + NAMES + " xmlns:a=\"http://activiti.org/bpmn\"><process id=\"x\"><userTask id=\"t\" a:assignee=\"me\"/>"
                + "</process></definitions>", "was made for Activiti"),
            arguments("x.bpmn", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions" + NAMES + "><process id=\"x\" name=\"&e;\"/></definitions>",
                "begins with a DOCTYPE"),
            arguments("x.bpmn", "<!DOCTYPE d SYSTEM \"http://localhost:1/d.dtd\"><definitions" + NAMES + "/>", "begins with a DOCTYPE"),
            arguments("x.bpmn", "<definitions" + NAMES + "><process id=\"x\" name=\"&lol;\"/></definitions>", "is not proper XML"),
            arguments("x.bpmn", "<a>".repeat(100_000) + "</a>".repeat(100_000), "is nested more than"),
            arguments("x.bpmn", "<a>" + "<b/>".repeat(30_000) + "</a>", "holds more than"),
            arguments("x.bpmn", " ".repeat(3_000_000), "is larger than 2 MB"),
            arguments("x.dmn", "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"x\"/>", "holds no decision"),
            arguments("x.form", "{", "is no form: it is not proper JSON"),
            arguments("x.form", "[]", "is no form. Create it in the Modeler"),
            arguments("x.form", "[".repeat(100_000), "is no form: it is not proper JSON"),
            arguments("x.form", "{\"components\": []}", "gives its form no id"),
            arguments("x.txt", "x", "is no model: a diagram ends in .bpmn"),
            arguments("x.BPMN", "x", "in small letters"),
            arguments("bpmn", "x", "is no model"),
            arguments("../x.bpmn", "x", "is no name for a model"),
            arguments("a\\x.bpmn", "x", "is no name for a model"),
            arguments("a\nb.bpmn", "x", "is no name for a model"),
            arguments("", "x", "is no name for a model"),
            arguments("x".repeat(200) + ".bpmn", "x", "is no name for a model"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("unreadable")
    void whatIsNoModelGivesAPlainProblemAndTheOthersAreCheckedAllTheSame(String name, String content, String expected) {
        ModelFile broken = Edited.file("approval.bpmn").replacing("camunda:candidateGroups=\"engineers\"", "").model();

        List<Problem> problems = Edited.CHECK.check(List.of(new ModelFile(name, content.getBytes(StandardCharsets.UTF_8)), broken),
            Edited.bundle(), Map.of());

        assertThat(problems).filteredOn(problem -> !problem.file().equals("approval.bpmn")).extracting(Problem::text)
            .anySatisfy(text -> assertThat(text).contains(expected).hasSizeLessThan(400));
        assertThat(problems).anySatisfy(problem -> assertThat(problem.line()).startsWith("approval.bpmn").contains("leaves “Done by” empty"));
    }

    @Test
    void aDocumentTypeIsFoundInAnyEncoding() {
        String attack = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE d [<!ENTITY a \"b\">]><definitions" + NAMES + "/>";

        assertThat(Edited.CHECK.check(List.of(new ModelFile("x.bpmn", attack.getBytes(StandardCharsets.UTF_16))), List.of(), Map.of()))
            .extracting(Problem::text).containsExactly("begins with a DOCTYPE, which no model needs and which can do harm. Delete it.");
    }

    @Test
    void aModelThatIsThereTwiceIsSaidOnce() {
        ModelFile form = Edited.bundle().stream().filter(file -> file.name().equals("activation.form")).findFirst().orElseThrow();

        assertThat(Edited.CHECK.check(List.of(form, form), Edited.bundle(), Map.of())).extracting(Problem::line)
            .containsExactly("activation.form: is there twice. Keep one of the two.");
        assertThat(Edited.CHECK.check(List.of(form, new ModelFile("another.form", form.content())), Edited.bundle(), Map.of()))
            .extracting(Problem::line).anySatisfy(line -> assertThat(line)
                .isEqualTo("another.form: holds “activation”, as “activation.form” does. Give one of the two another id."));
    }

    @Test
    void aFileThatCannotBeReadDoesNotMakeOthersLoseWhatItHeld() {
        assertThat(Edited.CHECK.check(List.of(new ModelFile("stakeholders.form", "{".getBytes(StandardCharsets.UTF_8))), Edited.bundle(), Map.of()))
            .extracting(Problem::file).containsOnly("stakeholders.form");
    }
}
