package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is for ourselves alone, our cost and the notes of our retrospective, is in nothing that a customer answers or reads. */
class InternalMattersTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final List<String> INTERNAL = List.of("{{figures", "{{budget", "{{spent", "{{lessons", "\"path\": \"lessons\"");

    @Test
    @Tag("PROJ-34")
    void noFormThatACustomerAnswersShowsThem() throws IOException {
        Set<String> forms = new TreeSet<>();
        Bundle.diagrams().forEach(diagram -> diagram.all(UserTask.class).stream()
            .filter(task -> "customer-sign-off".equals(task.getAttributeValueNs(CAMUNDA, "modelerTemplate")))
            .forEach(task -> forms.add(task.getCamundaFormRef())));

        assertThat(forms).contains("live-recheck", "process-agreement", "survey", "completion-form");
        for (String form : forms) {
            assertThat(Files.readString(Path.of("forms", form + ".form"))).as(form).doesNotContain(INTERNAL);
        }
    }

    @Test
    @Tag("PROJ-34")
    void noNoticeAndNoPresentationNamesThem() throws IOException {
        try (Stream<Path> notices = Files.list(Path.of("src/main/resources/notices"));
                Stream<Path> generated = Files.list(Path.of("src/main/resources/documents/generated"))) {
            List<Path> files = Stream.concat(notices, generated).filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(40);
            for (Path file : files) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("{{figures", "{{spent", "{{internal", "{{cost");
            }
        }
    }
}
