package org.handover.models.check;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks through XML as a stream before it is built up in memory: what could harm is refused here. */
public class SafeXml {

    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 20_000;

    private static final String STANDARD = "https?://www\\.omg\\.org/spec/.*";

    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** What the engine would take for its own, or pass over. */
    private static final Map<String, String> OTHER_PRODUCTS = Map.of("http://activiti.org/bpmn", "Activiti",
        "http://camunda.org/schema/zeebe/1.0", "Camunda 8");

    private static final XMLInputFactory READERS = readers();

    private SafeXml() {
    }

    /**
     * The name of the outermost element.
     *
     * @throws IllegalArgumentException with a plain sentence where it is no XML, or none that a model needs
     */
    public static QName root(byte[] content) {
        QName root = null;
        int depth = 0;
        int elements = 0;
        Set<String> ids = new HashSet<>();
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new IllegalArgumentException("begins with a DOCTYPE, which no model needs and which can do harm. Delete it.");
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new IllegalArgumentException("is not proper XML: nothing says what “&%s;” stands for. Open it in the Modeler and save it again."
                        .formatted(reader.getLocalName()));
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    root = root == null ? reader.getName() : root;
                    elements++;
                    depth++;
                    look(reader, ids);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                    throw new IllegalArgumentException(depth > DEEPEST
                        ? "is nested more than " + DEEPEST + " levels deep. Take subprocesses out into processes of their own."
                        : "holds more than " + MOST_ELEMENTS + " elements. Split it into several models.");
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("is not proper XML%s. Open it in the Modeler and save it again.".formatted(
                e.getLocation() == null || e.getLocation().getLineNumber() < 1 ? "" : " in line " + e.getLocation().getLineNumber()), e);
        }
        return root;
    }

    private static void look(XMLStreamReader element, Set<String> ids) {
        refuse(element.getNamespaceURI());
        for (int i = 0; i < element.getAttributeCount(); i++) {
            refuse(element.getAttributeNamespace(i));
            // readers of XML, the engine's too, would fetch what it names from wherever that is
            if (INSTANCE.equals(element.getAttributeNamespace(i)) && element.getAttributeLocalName(i).toLowerCase(Locale.ROOT).endsWith("schemalocation")) {
                throw new IllegalArgumentException("names a schema at another place (xsi:" + element.getAttributeLocalName(i)
                    + "), which no model needs and which would be fetched from there. Delete that attribute.");
            }
        }
        String id = element.getAttributeValue("", "id");
        boolean known = id != null && String.valueOf(element.getNamespaceURI()).matches(STANDARD) && !ids.add(id);
        if (known) {
            throw new IllegalArgumentException("uses the id “" + id + "” twice. Give one of the two another id.");
        }
    }

    private static void refuse(String namespace) {
        String of = namespace == null ? null : OTHER_PRODUCTS.get(namespace);
        if (of != null) {
            throw new IllegalArgumentException("was made for " + of + ". Create it in the Modeler for Camunda 7.");
        }
    }

    /** The one of the JDK, so that no other library decides what is safe. */
    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return readers;
    }
}
