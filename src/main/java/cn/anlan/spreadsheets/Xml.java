package cn.anlan.spreadsheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook as a stream of elements. Document types are refused: they are how XML is made to do harm. */
final class Xml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    Xml(InputStream in) throws XMLStreamException {
        this.reader = FACTORY.createXMLStreamReader(in);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The next event, or {@code END_DOCUMENT}. */
    int next() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a workbook has no document type");
        }
        return event;
    }

    /** Moves to the next start of an element, whatever its depth; false at the end. */
    boolean nextElement() throws XMLStreamException {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute by its local name, whatever its namespace. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Adds the text of the element the reader stands in, up to one character more than a cell may hold, and leaves the element. */
    void text(StringBuilder into) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int room = CellText.LONGEST + 1 - into.length();
                    if (room > 0) {
                        into.append(
                                reader.getTextCharacters(),
                                reader.getTextStart(),
                                Math.min(room, reader.getTextLength()));
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("cut off");
                default -> {}
            }
        }
    }

    /** Leaves the element the reader stands in. */
    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }
}
