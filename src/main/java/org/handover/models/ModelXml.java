package org.handover.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.handover.models.check.SafeXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a diagram or table for a comparison, by names and values alone. */
class ModelXml {

    private ModelXml() {
    }

    /** @throws IllegalArgumentException if it is no XML, or none that is safe to read */
    static Element root(ModelFile file) {
        try {
            SafeXml.root(file.content());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + file.name() + "” " + e.getMessage(), e);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(file.content())).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("“" + file.name() + "” is not proper XML.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                    && !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** All text inside, without regard to how it is broken into lines. */
    static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }

    /** {@code candidateGroups} as {@code candidate groups}. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether an element belongs to the drawing. */
    static boolean isDrawing(Element element) {
        return element.getNamespaceURI() != null && element.getNamespaceURI().matches(".*/(DI|DC|DMNDI|BPMNDI)/?.*");
    }

    /** The drawing in one text, by what each shape or line stands for. */
    static String drawing(Element root) {
        TreeSet<String> shapes = new TreeSet<>();
        children(root).stream().filter(ModelXml::isDrawing).forEach(diagram -> collect(diagram, shapes, ""));
        return String.join("\n", shapes);
    }

    private static void collect(Element element, TreeSet<String> shapes, String path) {
        StringBuilder here = new StringBuilder(path).append('/').append(element.getLocalName());
        attributes(element).stream().filter(attribute -> !attribute.getLocalName().equals("id"))
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .forEach(attribute -> here.append(' ').append(attribute.getLocalName()).append('=').append(attribute.getValue()));
        shapes.add(here.toString());
        children(element).forEach(child -> collect(child, shapes, here.toString()));
    }
}
