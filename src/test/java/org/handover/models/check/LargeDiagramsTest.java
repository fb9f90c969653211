package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handover.models.ModelFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** The largest diagram that is accepted is checked while others wait for the deployment: it does not take long, however it is drawn. */
class LargeDiagramsTest {

    private static final int MOST = 500;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLineDrawnFromItsEndIsCheckedSoon(boolean withWaysBack) {
        ModelFile line = line(MOST, withWaysBack);

        List<Problem> problems = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BundledModelFiles.check(line));

        // what the first step sets comes to the last one
        assertThat(problems).filteredOn(problem -> problem.element().equals("step_0")).extracting(Problem::text)
            .noneSatisfy(text -> assertThat(text).contains("nothing before it sets that"));
        assertThat(problems).extracting(Problem::text).anySatisfy(text -> assertThat(text).contains("uses “never”"))
            .noneSatisfy(text -> assertThat(text).contains("cannot be checked to the end"));
    }

    @Test
    void aLargerDiagramIsRefused() {
        assertThat(BundledModelFiles.CHECK.check(List.of(line(MOST + 1, false)), List.of(), Map.of())).extracting(Problem::text)
            .containsExactly("holds 501 tasks, events and gateways, more than the 500 that anybody can follow. Take parts out into processes of their own.");
    }

    /** As many nodes, the last one first, each of which sets a variable. */
    private static ModelFile line(int nodes, boolean withWaysBack) {
        StringBuilder xml = new StringBuilder("""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
            <bpmn:process id="line" isExecutable="true" camunda:historyTimeToLive="P1D">""");
        int last = nodes - 3;
        for (int i = 0; i <= last; i++) { // 0 is the last step of the line
            xml.append("<bpmn:serviceTask id=\"step_").append(i).append("\" camunda:delegateExpression=\"${sendNotice}\">")
                .append("<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"to\">")
                .append(i == 0 ? "${v" + last + "}" : i == last ? "${never}" : "lead").append("</camunda:inputParameter>")
                .append("<camunda:outputParameter name=\"v").append(i).append("\">1</camunda:outputParameter>")
                .append("</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>");
            if (i > 0) {
                xml.append("<bpmn:sequenceFlow id=\"f").append(i).append("\" sourceRef=\"step_").append(i).append("\" targetRef=\"step_").append(i - 1).append("\"/>");
            }
            if (i > 0 && withWaysBack) {
                xml.append("<bpmn:sequenceFlow id=\"b").append(i).append("\" sourceRef=\"step_").append(i - 1).append("\" targetRef=\"step_").append(i).append("\"/>");
            }
        }
        xml.append("<bpmn:startEvent id=\"start\" camunda:formRef=\"activation\"/><bpmn:endEvent id=\"end\"/><bpmn:sequenceFlow id=\"a\" sourceRef=\"start\" targetRef=\"step_")
            .append(last).append("\"/><bpmn:sequenceFlow id=\"z\" sourceRef=\"step_0\" targetRef=\"end\"/></bpmn:process></bpmn:definitions>");
        return BundledModelFiles.text("line.bpmn", xml.toString());
    }
}
