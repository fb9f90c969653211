package org.handover.models.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.xml.impl.instance.DomElementImpl;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Nowhere in a file stands an expression but where it is checked: the engine evaluates many more places than diagrams need, such as
 * names and job priorities, and would run whatever is called there.
 */
class ExpressionPlaceRule implements Rule {

    private static final int LONGEST = 120;

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Map<Place, Set<String>> checked = new HashMap<>();
            ExpressionUse.in(diagram.graph()).stream().filter(use -> use.place() != null).forEach(use ->
                checked.computeIfAbsent(use.place(), place -> new HashSet<>()).add(use.text()));
            Document file = (Document) diagram.model().getDocument().getDomSource().getNode();
            new Search(diagram, checked, models, findings).look(file.getDocumentElement(), "");
        }
    }

    /** Through one file. */
    private record Search(Diagram diagram, Map<Place, Set<String>> checked, Models models, Findings findings) {

        /** @param around id of the nearest element that has one */
        void look(Element element, String around) {
            String id = element.hasAttribute("id") ? element.getAttribute("id") : around;
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                look(new Place(new DomElementImpl(element), name(attribute)), attribute.getValue(), id);
            }
            look(new Place(new DomElementImpl(element), Place.TEXT), ownText(element), id);
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inside) {
                    look(inside, id);
                }
            }
        }

        private void look(Place place, String text, String id) {
            boolean isFine = !Expression.isIn(text) || checked.getOrDefault(place, Set.of()).contains(text.strip()) || isBean(place, text);
            if (isFine) {
                return;
            }
            var element = id.isEmpty() ? null : diagram.model().getModelElementById(id);
            boolean ofTheElement = element instanceof BaseElement && element.getDomElement().equals(place.element());
            if (ofTheElement && TemplateRule.findsFault(diagram, (BaseElement) element, "property", place.attribute(), models)) {
                return;
            }
            String told = "holds the expression “%s” in its “%s”, where a diagram may have none. Write what is meant by itself, without ${…} or #{…}."
                .formatted(shortened(text), place.isText() ? place.element().getLocalName() : place.attribute());
            if (element == null) {
                findings.error(diagram.file(), id, "", told);
            } else {
                findings.error(diagram, element, told);
            }
        }

        /** A step or listener, of which other rules say whether the product has it. */
        private static boolean isBean(Place place, String text) {
            return place.attribute().replaceFirst("^camunda:", "").equals("delegateExpression") && Expression.nameIn(text) != null;
        }

        private static String name(Attr attribute) {
            String namespace = attribute.getNamespaceURI();
            return namespace == null ? attribute.getLocalName()
                : namespace.equals(BpmnModelConstants.CAMUNDA_NS) ? "camunda:" + attribute.getLocalName() : attribute.getName();
        }

        /** As the engine takes it: all text of the element but not that of elements inside, comments left out. */
        private static String ownText(Element element) {
            StringBuilder text = new StringBuilder();
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Text part) {
                    text.append(part.getData());
                }
            }
            return text.toString();
        }

        private static String shortened(String text) {
            return text.strip().length() > LONGEST ? text.strip().substring(0, LONGEST) + "…" : text.strip();
        }
    }
}
