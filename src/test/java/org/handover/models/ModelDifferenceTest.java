package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of two versions of a model. */
@Tag("DEP-01")
class ModelDifferenceTest {

    private static final String DIAGRAM = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d">
          <bpmn:process id="completion" name="Complete the project" isExecutable="true">
            <bpmn:startEvent id="start" name="Taken live"><bpmn:outgoing>flow_1</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="flow_1" sourceRef="start" targetRef="timer" />
            <bpmn:intermediateCatchEvent id="timer" name="21 days after go-live">
              <bpmn:extensionElements><camunda:properties><camunda:property name="days" value="21" /></camunda:properties></bpmn:extensionElements>
              <bpmn:timerEventDefinition id="Timer_1"><bpmn:timeDate>${contractDate}</bpmn:timeDate></bpmn:timerEventDefinition>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="flow_2" sourceRef="timer" targetRef="notice" />
            <bpmn:serviceTask id="notice" name="Tell the customer" camunda:delegateExpression="${sendNotice}">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="notice">completion-form</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>
          </bpmn:process>
          <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="completion">
            <bpmndi:BPMNShape id="shape" bpmnElement="start"><dc:Bounds x="100" y="100" width="36" height="36" /></bpmndi:BPMNShape>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    private static final String TABLE = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Terms" namespace="x">
          <decision id="terms" name="Terms"><decisionTable id="t" hitPolicy="FIRST">
            <input id="i1" label="Contract type"><inputExpression id="e1"><text>contractType</text></inputExpression></input>
            <output id="o1" label="Agreed" name="value" />
            <rule id="r1"><inputEntry id="a"><text>"enterprise"</text></inputEntry><outputEntry id="b"><text>"P30D"</text></outputEntry></rule>
            <rule id="r2"><inputEntry id="c"><text></text></inputEntry><outputEntry id="d2"><text>"as drawn"</text></outputEntry></rule>
          </decisionTable></decision>
        </definitions>
        """;

    private static final String FORM = """
        {"id": "stakeholders", "type": "default", "schemaVersion": 16, "components": [
          {"id": "f1", "key": "reason", "type": "textfield", "label": "Reason", "validate": {"required": true}, "layout": {"row": "1"}},
          {"id": "f2", "key": "role", "type": "select", "label": "Role", "values": [{"label": "Lead", "value": "lead"}]}]}
        """;

    @Test
    void theSameFileHasNoDifference() {
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM)).isEmpty();
    }

    @Test
    void aTermAndItsLabelAreToldInOneLine() {
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM.replace("value=\"21\"", "value=\"30\"").replace("21 days", "30 days")))
            .containsExactly("Intermediate catch event “30 days after go-live” (timer): was called “21 days after go-live”; days 21 → 30");
    }

    @Test
    void whatIsNewAndWhatIsGoneIsNamed() {
        String other = DIAGRAM.replace("id=\"notice\" name=\"Tell the customer\"", "id=\"letter\" name=\"Write a letter\"")
            .replace("targetRef=\"notice\"", "targetRef=\"letter\"");
        assertThat(difference("completion.bpmn", DIAGRAM, other)).containsExactly(
            "Sequence flow (flow_2): to “Tell the customer” → “Write a letter”",
            "Service task “Write a letter” (letter): new, with step ${sendNotice}; notice completion-form",
            "Service task “Tell the customer” (notice): gone");
    }

    @Test
    void whatIsNewIsToldWithoutWhatSaysNothing() {
        String applied = "<bpmn:userTask id=\"sign\" name=\"Sign\" camunda:modelerTemplate=\"customer-sign-off\" camunda:modelerTemplateVersion=\"1\">"
            + "<bpmn:extensionElements><camunda:properties><camunda:property name=\"replaces\" value=\"\" /></camunda:properties>"
            + "</bpmn:extensionElements></bpmn:userTask></bpmn:process>";
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM.replace("</bpmn:process>", applied)))
            .containsExactly("User task “Sign” (sign): new, with template customer-sign-off");
    }

    @Test
    void anInputThatIsTakenAwayIsNamedWithWhatItWas() {
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM.replaceAll("<camunda:inputParameter.*", "")))
            .containsExactly("Service task “Tell the customer” (notice): notice taken away (was completion-form)");
    }

    @Test
    void movingAShapeIsOnlyTheDrawing() {
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM.replace("x=\"100\"", "x=\"140\""))).containsExactly("Only the drawing changed.");
    }

    @Test
    void otherLineBreaksAreOnlyTheFile() {
        assertThat(difference("completion.bpmn", DIAGRAM, DIAGRAM.replace("\n", "\r\n")))
            .containsExactly("Only the way in which the file is written changed, nothing that it says.");
    }

    @Test
    void aRowOfATableIsToldByItsNumberAndColumns() {
        assertThat(difference("terms.dmn", TABLE, TABLE.replace("P30D", "P45D")))
            .containsExactly("Row 1 (\"enterprise\"): Agreed \"P30D\" → \"P45D\"");
        assertThat(difference("terms.dmn", TABLE, TABLE.replace("<rule id=\"r2\">", """
            <rule id="r3"><inputEntry id="x"><text>"public"</text></inputEntry><outputEntry id="y"><text>"P10D"</text></outputEntry></rule>
            <rule id="r2">"""))).containsExactly("Row 2 (\"public\"): new, with Contract type \"public\"; Agreed \"P10D\"");
    }

    @Test
    void theOrderOfRowsMatters() {
        String first = TABLE.substring(TABLE.indexOf("<rule id=\"r1\">"), TABLE.indexOf("<rule id=\"r2\">"));
        assertThat(difference("terms.dmn", TABLE, TABLE.replace(first, "").replace("</decisionTable>", first + "</decisionTable>")))
            .containsExactly("The order of the rows and columns changed.");
    }

    @Test
    void aFieldOfAFormIsToldByItsLabel() {
        assertThat(difference("stakeholders.form", FORM, FORM.replace("\"required\": true", "\"required\": false")))
            .containsExactly("Textfield “Reason” (reason): validate required true → false");
        assertThat(difference("stakeholders.form", FORM, FORM.replace("\"value\": \"lead\"}", "\"value\": \"lead\"}, {\"label\": \"Sponsor\", \"value\": \"sponsor\"}")))
            .containsExactly("Select “Role” (role): choice sponsor Sponsor added");
        assertThat(difference("stakeholders.form", FORM, FORM.replace("\"row\": \"1\"", "\"row\": \"2\""))).containsExactly("Only the drawing changed.");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(difference("completion.bpmn", DIAGRAM, "no diagram").get(0)).startsWith("The two cannot be compared: “completion.bpmn” is not proper XML");
        assertThat(difference("completion.bpmn", DIAGRAM, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>").get(0))
            .startsWith("The two cannot be compared");
        assertThat(difference("completion.bpmn", DIAGRAM, "<a>".repeat(100_000) + "</a>".repeat(100_000)).get(0))
            .startsWith("The two cannot be compared: “completion.bpmn” is nested more than");
    }

    private static List<String> difference(String file, String before, String after) {
        return ModelDifference.inWords(new ModelFile(file, before.getBytes(StandardCharsets.UTF_8)),
            new ModelFile(file, after.getBytes(StandardCharsets.UTF_8)));
    }
}
