package io.bindery.standalone.trace;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Cuts one XML stream into its header and its top-level elements; a restarted stream needs a new one. */
final class ElementReader {
    private final AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = new InputFactoryImpl().createAsyncForByteArray();
    private final Deque<XmlElement.Builder> open = new ArrayDeque<>();
    private final Queue<XmlElement> finished = new ArrayDeque<>();
    private boolean begun;
    private boolean ended;

    /** Takes what came from the network. */
    void feed(byte[] bytes, int length) throws XMLStreamException {
        reader.getInputFeeder().feedInput(bytes, 0, length);
        int event = reader.next();
        while (event != AsyncXMLStreamReader.EVENT_INCOMPLETE && event != XMLStreamConstants.END_DOCUMENT) {
            take(event);
            event = reader.next();
        }
    }

    /** The next thing that is complete, first the header (an element without content), or null. */
    XmlElement poll() {
        return finished.poll();
    }

    /** Whether the stream was closed by its end tag and everything before it was taken. */
    boolean atEnd() {
        return ended && finished.isEmpty();
    }

    private void take(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
            default -> {
                // The XML declaration; anything else is not for a client to judge.
            }
        }
    }

    private void start() {
        XmlElement.Builder element = XmlElement.named(reader.getLocalName(), reader.getNamespaceURI());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            element.attribute(
                    namespace == null ? "" : namespace, reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        if (begun) {
            open.push(element);
        } else {
            begun = true;
            finished.add(element.build());
        }
    }

    private void end() {
        if (open.isEmpty()) {
            ended = true;
            return;
        }
        XmlElement element = open.pop().build();
        if (open.isEmpty()) {
            finished.add(element);
        } else {
            open.peek().child(element);
        }
    }

    private void text() {
        if (!open.isEmpty()) {
            open.peek().text(reader.getText());
        }
    }
}
