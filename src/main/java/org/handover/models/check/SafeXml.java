package org.handover.models.check;

import java.io.ByteArrayInputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks through XML as a stream before it is built up in memory: what could harm is refused here. */
class SafeXml {

    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 20_000;

    private static final XMLInputFactory READERS = readers();

    private SafeXml() {
    }

    /**
     * The name of the outermost element.
     *
     * @throws IllegalArgumentException with a plain sentence where it is no XML, or none that a model needs
     */
    static QName root(byte[] content) {
        QName root = null;
        int depth = 0;
        int elements = 0;
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new IllegalArgumentException("begins with a DOCTYPE, which no model needs and which can do harm. Delete it.");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    root = root == null ? reader.getName() : root;
                    elements++;
                    depth++;
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

    /** The one of the JDK, so that no other library decides what is safe. */
    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return readers;
    }
}
