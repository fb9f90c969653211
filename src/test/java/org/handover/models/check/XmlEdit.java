package org.handover.models.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Changes a diagram or table as the Modeler would, element by element. Every change fails where there is nothing to change. */
final class XmlEdit {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final Document document;

    XmlEdit(byte[] content) {
        try {
            document = builder().parse(new ByteArrayInputStream(content));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    byte[] content() {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document), new StreamResult(content));
            return content.toByteArray();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** @param attribute such as {@code name} or {@code camunda:formRef} */
    XmlEdit set(String id, String attribute, String value) {
        Element element = element(id);
        if (attribute.startsWith("camunda:")) {
            String namespace = document.getDocumentElement().lookupNamespaceURI("camunda");
            element.setAttributeNS(namespace, attribute, value);
        } else {
            element.setAttribute(attribute, value);
        }
        return this;
    }

    XmlEdit drop(String id, String attribute) {
        Element element = element(id);
        require(element.hasAttribute(attribute), id + " has no " + attribute);
        element.removeAttribute(attribute);
        return this;
    }

    /** Takes an element out of its template, which then says nothing of it any more. */
    XmlEdit unlink(String id) {
        return drop(id, "camunda:modelerTemplate").drop(id, "camunda:modelerTemplateVersion");
    }

    /** A timer as it was drawn before there were templates: {@code timeDate}, {@code timeDuration} or {@code timeCycle}. */
    XmlEdit timer(String id, String kind, String value) {
        unlink(id).dropInside(id, "properties");
        Element definition = inside(element(id), "timerEventDefinition");
        while (definition.hasChildNodes()) {
            definition.removeChild(definition.getFirstChild());
        }
        if (value != null) {
            add(definition, "<bpmn:" + kind + " xsi:type=\"bpmn:tFormalExpression\">" + value + "</bpmn:" + kind + ">");
        }
        return this;
    }

    /** The text of the one element of this name inside, such as {@code timeDuration} or {@code conditionExpression}. */
    XmlEdit text(String id, String name, String text) {
        inside(element(id), name).setTextContent(text);
        return this;
    }

    XmlEdit dropInside(String id, String name) {
        Element found = inside(element(id), name);
        found.getParentNode().removeChild(found);
        return this;
    }

    XmlEdit input(String id, String name, String value) {
        named(id, "inputParameter", name).setTextContent(value);
        return this;
    }

    XmlEdit addInput(String id, String name, String value) {
        Element inputs = inside(element(id), "inputOutput");
        add(inputs, "<camunda:inputParameter name=\"" + name + "\">" + value + "</camunda:inputParameter>");
        return this;
    }

    /** Adds to what the engine or the Modeler keeps beside BPMN, such as listeners. */
    XmlEdit extension(String id, String xml) {
        Element element = element(id);
        List<Element> there = children(element, "extensionElements");
        if (there.isEmpty()) {
            List<Element> documentation = children(element, "documentation");
            element.insertBefore(fragment("<bpmn:extensionElements>" + xml + "</bpmn:extensionElements>"),
                documentation.isEmpty() ? element.getFirstChild() : documentation.get(0).getNextSibling());
        } else {
            add(there.get(0), xml);
        }
        return this;
    }

    /** An attribute of the one element of this name inside. */
    XmlEdit inside(String id, String name, String attribute, String value) {
        inside(element(id), name).setAttribute(attribute, value);
        return this;
    }

    XmlEdit connectCondition(String flow, String condition) {
        return add(flow, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition + "</bpmn:conditionExpression>");
    }

    XmlEdit dropInput(String id, String name) {
        Element input = named(id, "inputParameter", name);
        input.getParentNode().removeChild(input);
        return this;
    }

    /** A field of a template that is kept as an extension property. */
    XmlEdit property(String id, String name, String value) {
        named(id, "property", name).setAttribute("value", value);
        return this;
    }

    XmlEdit remove(String id) {
        Element element = element(id);
        element.getParentNode().removeChild(element);
        return this;
    }

    /** Takes a step out of a line: what led to it leads on to where it led. */
    XmlEdit bridge(String id) {
        Element out = flows("sourceRef", id).stream().findFirst().orElseThrow(() -> new AssertionError("nothing leaves " + id));
        String target = out.getAttribute("targetRef");
        flows("targetRef", id).forEach(in -> in.setAttribute("targetRef", target));
        List<String> incoming = flows("targetRef", target).stream().map(flow -> flow.getAttribute("id")).toList();
        out.getParentNode().removeChild(out);
        remove(id);
        Element after = element(target);
        children(after, "incoming").forEach(after::removeChild);
        Element first = firstFlowChild(after);
        for (String flow : incoming) {
            if (!flow.equals(out.getAttribute("id"))) {
                Element in = document.createElementNS(BPMN, "bpmn:incoming");
                in.setTextContent(flow);
                after.insertBefore(in, first);
            }
        }
        return this;
    }

    /** Puts a step on a flow; a new flow leads on from it. */
    XmlEdit insert(String flow, String id, String xml) {
        Element existing = element(flow);
        String target = existing.getAttribute("targetRef");
        existing.setAttribute("targetRef", id);
        add(existing.getParentNode(), xml);
        Element step = element(id);
        String next = "flow_after_" + id;
        link(step, "incoming", flow);
        link(step, "outgoing", next);
        add(existing.getParentNode(), "<bpmn:sequenceFlow id=\"" + next + "\" sourceRef=\"" + id + "\" targetRef=\"" + target + "\" />");
        children(element(target), "incoming").stream().filter(in -> in.getTextContent().equals(flow)).forEach(in -> in.setTextContent(next));
        return this;
    }

    /** A flow between two elements that are there, with a label and a condition where they are not null. */
    XmlEdit connect(String id, String source, String target, String label, String condition) {
        add(element(source).getParentNode(), "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\""
            + (label == null ? "" : " name=\"" + label + "\"") + ">" + (condition == null ? ""
            : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition + "</bpmn:conditionExpression>") + "</bpmn:sequenceFlow>");
        link(element(source), "outgoing", id);
        link(element(target), "incoming", id);
        return this;
    }

    /** Adds XML as the last child of an element. */
    XmlEdit add(String parent, String xml) {
        add(element(parent), xml);
        return this;
    }

    /** Adds XML right before an element. */
    XmlEdit before(String sibling, String xml) {
        Element element = element(sibling);
        element.getParentNode().insertBefore(fragment(xml), element);
        return this;
    }

    /** Makes a copy of an element with another id, right before it. */
    XmlEdit copy(String id, String copyId) {
        Element element = element(id);
        Element copy = (Element) element.cloneNode(true);
        NodeList all = copy.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute("id")) {
                ((Element) all.item(i)).setAttribute("id", copyId + "_" + i);
            }
        }
        copy.setAttribute("id", copyId);
        element.getParentNode().insertBefore(copy, element);
        return this;
    }

    /** A cell of a row of a table, counted from 1, the result being the last. */
    XmlEdit cell(String row, int column, String text) {
        cell(element(row), column).setTextContent(text);
        return this;
    }

    /** The row of a table in whose column a cell holds this text. */
    String rowWith(int column, String text) {
        NodeList rows = document.getElementsByTagNameNS("*", "rule");
        for (int i = 0; i < rows.getLength(); i++) {
            if (cell((Element) rows.item(i), column).getTextContent().strip().equals(text)) {
                return ((Element) rows.item(i)).getAttribute("id");
            }
        }
        throw new AssertionError("no row has " + text);
    }

    private static Element cell(Element row, int column) {
        List<Element> cells = new ArrayList<>(children(row, "inputEntry"));
        cells.addAll(children(row, "outputEntry"));
        return inside(cells.get(column - 1), "text");
    }

    private void link(Element element, String name, String flow) {
        Element link = document.createElementNS(BPMN, "bpmn:" + name);
        link.setTextContent(flow);
        element.insertBefore(link, firstFlowChild(element));
    }

    /** In front of which flows are named: after documentation and extensions. */
    private static Element firstFlowChild(Element element) {
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found && !List.of("documentation", "extensionElements", "incoming").contains(found.getLocalName())) {
                return found;
            }
        }
        return null;
    }

    private List<Element> flows(String end, String id) {
        List<Element> flows = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS(BPMN, "sequenceFlow");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute(end).equals(id)) {
                flows.add((Element) all.item(i));
            }
        }
        return flows;
    }

    private Element element(String id) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("id").equals(id)) {
                return (Element) all.item(i);
            }
        }
        throw new AssertionError("there is no element " + id);
    }

    private static Element inside(Element element, String name) {
        NodeList found = element.getElementsByTagNameNS("*", name);
        require(found.getLength() > 0, element.getAttribute("id") + " has no " + name);
        return (Element) found.item(0);
    }

    private Element named(String id, String kind, String name) {
        NodeList all = element(id).getElementsByTagNameNS(CAMUNDA, kind);
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("name").equals(name)) {
                return (Element) all.item(i);
            }
        }
        throw new AssertionError(id + " has no " + kind + " " + name);
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found && found.getLocalName().equals(name)) {
                children.add(found);
            }
        }
        return children;
    }

    private void add(org.w3c.dom.Node parent, String xml) {
        parent.appendChild(fragment(xml));
    }

    private org.w3c.dom.Node fragment(String xml) {
        Element root = document.getDocumentElement();
        StringBuilder open = new StringBuilder("<around");
        for (int i = 0; i < root.getAttributes().getLength(); i++) {
            if (root.getAttributes().item(i).getNodeName().startsWith("xmlns")) {
                open.append(' ').append(root.getAttributes().item(i).getNodeName()).append("=\"")
                    .append(root.getAttributes().item(i).getNodeValue()).append('"');
            }
        }
        try {
            Document parsed = builder().parse(new ByteArrayInputStream((open + ">" + xml + "</around>").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            var fragment = document.createDocumentFragment();
            for (var child = parsed.getDocumentElement().getFirstChild(); child != null; child = child.getNextSibling()) {
                fragment.appendChild(document.importNode(child, true));
            }
            return fragment;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static DocumentBuilder builder() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
