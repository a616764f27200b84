package io.bindery.c2s.xml;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import io.bindery.c2s.xml.XmlStreamEvent.ElementReceived;
import io.bindery.c2s.xml.XmlStreamEvent.StreamBroken;
import io.bindery.c2s.xml.XmlStreamEvent.StreamClosed;
import io.bindery.c2s.xml.XmlStreamEvent.StreamOpened;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import java.util.Arrays;

/**
 * Turns the octets of one connection into events, the same ones however the octets were split. It is asked
 * for events one by one, because the stream may have to stop between two of them. Between elements it holds
 * no scanner, so an idle connection costs next to nothing.
 */
public final class XmlStreamParser {
    private static final byte[] NOTHING = {};
    // Bounds are looked at after every so many octets of an element, counted from its start.
    private static final int STEP = 1024;

    private XmlLimits limits;
    private XmlLimits inForce;

    private byte[] input = NOTHING;
    private int position;
    private int checked;

    private OctetRules rules = new OctetRules();
    private byte[] rootTag;
    private ElementScanner scanner;
    private ElementTree tree;
    private int begun;
    private boolean declarationPassed;
    private boolean rootWasEmpty;
    private boolean ended;

    /** A parser of one connection. */
    public XmlStreamParser(XmlLimits limits) {
        this.limits = limits;
    }

    /** Takes octets over, without a copy if possible; feed again only when {@link #next} has nothing more. */
    public void feed(byte[] chunk) {
        if (ended) {
            return;
        }
        if (position == input.length) {
            input = chunk;
        } else {
            byte[] joined = Arrays.copyOfRange(input, position, input.length + chunk.length);
            System.arraycopy(chunk, 0, joined, input.length - position, chunk.length);
            input = joined;
        }
        checked -= position;
        position = 0;
    }

    /** The next event, or null when more octets are needed, or when the stream was closed or broken. */
    public XmlStreamEvent next() {
        if (ended) {
            return null;
        }
        try {
            XmlStreamEvent event = rootWasEmpty ? new StreamClosed() : read();
            if (event instanceof StreamClosed) {
                end();
            }
            return event;
        } catch (StreamErrorException e) {
            end();
            return new StreamBroken(e.condition(), e.getMessage());
        }
    }

    /** Sets the limits that hold from the next element on. */
    public void limits(XmlLimits newLimits) {
        this.limits = newLimits;
    }

    /** How many octets were fed that no event has covered; white space between elements does not count. */
    public int unread() {
        if (begun == 0) {
            skipSpace();
        }
        return begun + input.length - position;
    }

    /** RFC 6120 4.3.3: what follows the last event, fed already or not, is a new document. */
    public void restart() {
        rules = new OctetRules();
        checked = position;
        rootTag = null;
        declarationPassed = false;
        rootWasEmpty = false;
        begun = 0;
        scanner = null;
        tree = null;
    }

    private XmlStreamEvent read() {
        if (begun == 0 && !begin()) {
            return null;
        }
        int window = window();
        while (window > position) {
            scanner.window(input, position, window);
            XmlStreamEvent event = take(scanner.advance());
            advanceTo(scanner.position());
            if (event != null) {
                return finish(event);
            }
            if (begun % STEP == 0) {
                scanner.checkCost(inForce);
            }
            window = window();
        }
        return starve();
    }

    /** Makes ready for the root or a child of it; false when there is none yet. */
    private boolean begin() {
        skipSpace();
        if (position == input.length) {
            scanner = null;
            tree = null;
            dropInput();
            return false;
        }
        if (input[position] != '<') {
            throw notMarkup();
        }
        if (!declarationPassed) {
            return passDeclaration() && begin();
        }
        inForce = limits;
        if (scanner == null || !scanner.unchanged()) {
            scanner = new ElementScanner();
            tree = new ElementTree();
            if (rootTag != null) {
                scanner.enter(rootTag);
            }
        }
        return true;
    }

    /** Reads over the XML declaration; false while there may still come one, and its octets stay where they are. */
    private boolean passDeclaration() {
        check();
        int length = XmlDeclaration.length(input, position, checked);
        if (length == XmlDeclaration.INCOMPLETE) {
            if (rules.fault() != null) {
                throw rules.fault();
            }
            return false;
        }
        declarationPassed = true;
        position += length;
        return true;
    }

    private void skipSpace() {
        while (position < input.length && isSpace(input[position])) {
            position++;
        }
        checked = Math.max(checked, position);
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\t' || octet == '\r';
    }

    private StreamErrorException notMarkup() {
        byte first = input[position];
        if (rootTag == null && (first == (byte) 0xFE || first == (byte) 0xFF)) {
            return new StreamErrorException(StreamErrorCondition.UNSUPPORTED_ENCODING, "the encoding must be UTF-8");
        }
        check();
        if (position == checked) {
            return rules.fault();
        }
        return rootTag == null
                ? new StreamErrorException(StreamErrorCondition.NOT_WELL_FORMED, "text before the root element")
                : new StreamErrorException(StreamErrorCondition.BAD_FORMAT, "text between elements");
    }

    private void check() {
        if (rules.fault() == null) {
            checked = rules.check(input, checked, input.length);
        }
    }

    /** The end of what the scanner may read in one go. */
    private int window() {
        check();
        int step = Math.min(STEP - begun % STEP, inForce.maxElementBytes() - begun);
        int end = Math.min(checked, position + step);
        return end <= position ? position : ReadingEnd.near(end, input, position, checked);
    }

    /** Nothing can be read: the octets are used up, forbidden or too many. */
    private XmlStreamEvent starve() {
        if (position < checked && begun >= inForce.maxElementBytes()) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "an element is too large");
        }
        if (rules.fault() != null) {
            throw rules.fault();
        }
        if (position == input.length) {
            dropInput();
        }
        return null;
    }

    private void dropInput() {
        input = NOTHING;
        position = 0;
        checked = 0;
        if (scanner != null) {
            scanner.window(input, 0, 0);
        }
    }

    private void advanceTo(int newPosition) {
        begun += newPosition - position;
        position = newPosition;
    }

    private XmlStreamEvent take(int token) {
        return switch (token) {
            case ElementScanner.INCOMPLETE, START_DOCUMENT, SPACE -> null;
            case START_ELEMENT -> startTag();
            case END_ELEMENT -> endTag();
            case CHARACTERS, CDATA -> text();
            default -> throw new StreamErrorException(StreamErrorCondition.RESTRICTED_XML, "entities are forbidden");
        };
    }

    private XmlStreamEvent startTag() {
        scanner.checkStartTag(inForce);
        if (rootTag == null) {
            rootTag = ElementTree.namespacesOf(scanner);
            rootWasEmpty = scanner.isEmptyTag();
            return new StreamOpened(ElementTree.startTag(scanner).build(), ElementTree.defaultNamespace(scanner));
        }
        if (scanner.getDepth() - 1 > inForce.maxDepth()) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "elements are nested too deeply");
        }
        tree.open(scanner);
        // The end of an empty tag is a token of its own that needs no input.
        return scanner.isEmptyTag() ? take(scanner.advance()) : null;
    }

    private XmlStreamEvent endTag() {
        if (scanner.getDepth() == 0) {
            return new StreamClosed();
        }
        XmlElement element = tree.close();
        return element == null ? null : new ElementReceived(element, begun + scanner.position() - position);
    }

    private XmlStreamEvent text() {
        if (scanner.getDepth() == 1) {
            throw new StreamErrorException(StreamErrorCondition.BAD_FORMAT, "text between elements");
        }
        tree.text(scanner.text());
        return null;
    }

    private XmlStreamEvent finish(XmlStreamEvent event) {
        begun = 0;
        if (event instanceof StreamOpened) {
            // It has learnt the names of the header, which a scanner made later would not know.
            scanner = null;
        }
        return event;
    }

    private void end() {
        ended = true;
        begun = 0;
        scanner = null;
        tree = null;
        dropInput();
    }
}
