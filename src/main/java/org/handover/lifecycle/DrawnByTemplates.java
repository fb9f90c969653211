package org.handover.lifecycle;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.UelExpressionCondition;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Works the timers and answers out that were filled in by a template ({@link DrawnTimer}, {@link DrawnAnswer}), when the engine reads a
 * diagram. A template can write properties of an event but not its timer value, and no condition of two fields; what the public listeners
 * see of a timer comes too late to give it another: this takes the place of the engine's own reader.
 */
@Component
public class DrawnByTemplates extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBpmnParseFactory(Reading::new);
    }

    private static class Reading extends BpmnParse {

        // an element does not know what is around it
        private final Map<Element, Map<String, String>> properties = new IdentityHashMap<>();
        private DrawnTimer drawn;
        private String timerId;

        Reading(BpmnParser parser) {
            super(parser);
        }

        @Override
        protected void parseRootElement() {
            notePropertiesOfTimers(rootElement);
            super.parseRootElement();
        }

        private void notePropertiesOfTimers(Element element) {
            Element timer = element.element("timerEventDefinition");
            if (timer != null) {
                properties.put(timer, propertiesOf(element));
            }
            element.elements().forEach(this::notePropertiesOfTimers);
        }

        private static Map<String, String> propertiesOf(Element element) {
            Map<String, String> found = new HashMap<>();
            Element extensions = element.element("extensionElements");
            Element all = extensions == null ? null : extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
            if (all != null) {
                all.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property")
                    .forEach(property -> found.put(property.attribute("name", ""), property.attribute("value", "")));
            }
            return found;
        }

        @Override
        protected TimerDeclarationImpl parseTimer(Element timer, ActivityImpl activity, String jobHandlerType) {
            drawn = null;
            timerId = activity.getId();
            try {
                drawn = drawn(timer).orElse(null);
            } catch (IllegalArgumentException e) {
                addError(e.getMessage(), timer, timerId);
            }
            return super.parseTimer(timer, activity, jobHandlerType);
        }

        private Optional<DrawnTimer> drawn(Element timer) {
            return DrawnTimer.of(properties.getOrDefault(timer, Map.of()));
        }

        /** Asked for the date, the cycle and the duration in turn, until there is one. */
        @Override
        protected Expression parseExpression(Element timer, String kind) {
            if (drawn != null) {
                return kind.equals(drawn.isContractDate() ? "timeDate" : "timeDuration")
                    ? expressionManager.createExpression(drawn.expression()) : null;
            }
            Expression own = super.parseExpression(timer, kind);
            if (own == null && kind.equals("timeDuration")) {
                // the engine itself would note this and then fail without telling
                addError("The timer has no date and no duration.", timer, timerId);
                return expressionManager.createExpression("P1D");
            }
            return own;
        }

        @Override
        public void parseSequenceFlowConditionExpression(Element flow, TransitionImpl transition) {
            try {
                String template = flow.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "modelerTemplate");
                Optional<DrawnAnswer> answer = DrawnAnswer.of(template, propertiesOf(flow));
                if (answer.isPresent()) {
                    String condition = answer.get().expression();
                    transition.setProperty(PROPERTYNAME_CONDITION_TEXT, condition);
                    transition.setProperty(PROPERTYNAME_CONDITION, new UelExpressionCondition(expressionManager.createExpression(condition)));
                    return;
                }
            } catch (IllegalArgumentException e) {
                addError(e.getMessage(), flow, transition.getId());
            }
            super.parseSequenceFlowConditionExpression(flow, transition);
        }
    }
}
