package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private ProcessEngine engine;
    private DecisionService evaluations;
    private Decisions decisions;

    @BeforeEach
    void oneTable() {
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("decisions-" + UUID.randomUUID()).setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
            .setJobExecutorActivate(false).buildProcessEngine();
        evaluations = spy(engine.getDecisionService());
        decisions = new Decisions(evaluations, engine.getRepositoryService(), engine.getIdentityService());
        deploy("red");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void theSameQuestionIsEvaluatedOnceAndAnotherOneAnew() {
        assertThat(decisions.text("colours", Map.of("thing", "rose"))).isEqualTo("red");
        assertThat(decisions.text("colours", new HashMap<>(Map.of("thing", "rose")))).isEqualTo("red");
        verify(evaluations, times(1)).evaluateDecisionTableById(anyString(), any());

        assertThat(decisions.text("colours", Map.of("thing", "leaf"))).isEqualTo("green");
        verify(evaluations, times(2)).evaluateDecisionTableById(anyString(), any());
    }

    @Test
    void aTableDeployedAnewCountsFromTheNextQuestionOn() {
        assertThat(decisions.text("colours", Map.of("thing", "rose"))).isEqualTo("red");

        deploy("white");

        assertThat(decisions.text("colours", Map.of("thing", "rose"))).isEqualTo("white");
    }

    @Test
    void whatATableHasNoRowForIsSaidEachTime() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> decisions.text("colours", Map.of("thing", "sky"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("The table “colours” has no row for {thing=sky}.");
        }
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> decisions.text("sounds", Map.of())).isInstanceOf(IllegalStateException.class)
            .hasMessage("There is no table “sounds”.");
    }

    private void deploy(String colourOfRoses) {
        engine.getRepositoryService().createDeployment().addString("colours.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="colours" namespace="http://test">
              <decision id="colours" name="Colours" camunda:historyTimeToLive="1"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i"><inputExpression id="e" typeRef="string"><text>thing</text></inputExpression></input>
                <output id="o" name="colour" typeRef="string" />
                <rule id="r1"><inputEntry id="c1"><text>"rose"</text></inputEntry><outputEntry id="a1"><text>"%s"</text></outputEntry></rule>
                <rule id="r2"><inputEntry id="c2"><text>"leaf"</text></inputEntry><outputEntry id="a2"><text>"green"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>""".formatted(colourOfRoses)).deploy();
    }
}
