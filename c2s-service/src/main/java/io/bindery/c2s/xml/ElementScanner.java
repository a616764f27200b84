package io.bindery.c2s.xml;

import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.async.AsyncByteArrayScanner;
import com.fasterxml.aalto.in.PName;
import com.fasterxml.aalto.in.ReaderConfig;
import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/**
 * Aalto's non-blocking scanner with our conditions for its errors and bounds for what it keeps. It learns
 * every name it meets, so a scanner lives for one document at most and is never closed: closing would hand
 * the names of one peer to the table that all scanners share.
 */
final class ElementScanner extends AsyncByteArrayScanner {
    static final int INCOMPLETE = AsyncXMLStreamReader.EVENT_INCOMPLETE;

    // Aalto finds names and prefixes in chains that a hostile peer could make long.
    private static final int MAX_NEW_NAMES = 512;
    // Aalto keeps the last few hundred namespaces for all scanners.
    private static final int MAX_NAMESPACE_LENGTH = 1024;

    private static final ReaderConfig SHARED = new ReaderConfig();

    static {
        learnCommonNames();
    }

    private int knownNames;
    private int knownPrefixes;
    private boolean inTree;

    ElementScanner() {
        this(SHARED.createNonShared(null, null, null));
    }

    private ElementScanner(ReaderConfig config) {
        super(encoded(config));
        _activateEncoding();
        knownNames = names();
    }

    private static ReaderConfig encoded(ReaderConfig config) {
        config.setActualEncoding("UTF-8");
        return config;
    }

    private static void learnCommonNames() {
        ElementScanner scanner = new ElementScanner();
        byte[] document = CommonNames.document().getBytes(StandardCharsets.UTF_8);
        scanner.window(document, 0, document.length);
        while (scanner.position() < document.length) {
            scanner.advance();
        }
        scanner._releaseBuffers();
    }

    /** Puts the scanner where it opens the root again, so that it can read one more child of it. */
    void enter(byte[] rootTag) {
        window(rootTag, 0, rootTag.length);
        while (!inTree) {
            advance();
        }
        knownNames = names();
        knownPrefixes = _nsBindingCount;
    }

    /** Whether the scanner keeps nothing of the elements it read. */
    boolean unchanged() {
        return names() == knownNames && _nsBindingCount == knownPrefixes;
    }

    /** How many names it knows, those that all scanners share included. */
    int names() {
        return _symbols.size();
    }

    /** Sets what may be read next; the array is not copied. */
    void window(byte[] octets, int start, int end) {
        _inputBuffer = octets;
        _inputPtr = start;
        _inputEnd = end;
    }

    /** The index of the first octet of the window that was not read. */
    int position() {
        return _inputPtr;
    }

    /** The next token, or {@link #INCOMPLETE} when the window ends before it. */
    int advance() {
        try {
            // Aalto's depth is no guide: it falls in the middle of an end tag.
            int token = inTree ? nextFromTree() : nextFromProlog(true);
            inTree |= token == START_ELEMENT;
            return token;
        } catch (XMLStreamException e) {
            throw notWellFormed();
        } catch (StreamErrorException e) {
            throw e;
        } catch (RuntimeException e) {
            // Aalto trips over some input instead of refusing it, an element xmlns:a for instance.
            throw notWellFormed();
        }
    }

    /** The character data of the current token, as far as the window holds it. */
    String text() {
        try {
            return getText();
        } catch (XMLStreamException e) {
            throw notWellFormed();
        }
    }

    /** Refuses a tag that is going to be too expensive before it is complete. */
    void checkCost(XmlLimits limits) {
        if (getAttrCollector().getCount() > limits.maxAttributes() || _currNsCount > limits.maxAttributes()) {
            throw tooManyAttributes();
        }
        if (_elemNsPtr > MAX_NAMESPACE_LENGTH) {
            throw namespaceTooLong();
        }
        if (names() - knownNames > MAX_NEW_NAMES) {
            throw new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "too many different names");
        }
    }

    /** Holds a start tag against the limits. */
    void checkStartTag(XmlLimits limits) {
        if (getAttrCount() + getNsCount() > limits.maxAttributes()) {
            throw tooManyAttributes();
        }
        for (int i = 0; i < getNsCount(); i++) {
            if (getNamespaceURI(i).length() > MAX_NAMESPACE_LENGTH) {
                throw namespaceTooLong();
            }
        }
    }

    private static StreamErrorException tooManyAttributes() {
        return new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "too many attributes");
    }

    private static StreamErrorException namespaceTooLong() {
        return new StreamErrorException(StreamErrorCondition.POLICY_VIOLATION, "a namespace is too long");
    }

    private static StreamErrorException notWellFormed() {
        return new StreamErrorException(StreamErrorCondition.NOT_WELL_FORMED, "not well-formed");
    }

    @Override
    protected void reportUnexpandedEntityInAttr(PName name, boolean namespace) {
        throw new StreamErrorException(StreamErrorCondition.RESTRICTED_XML, "entities are forbidden");
    }

    @Override
    protected void reportUnboundPrefix(PName name, boolean attribute) {
        throw new StreamErrorException(StreamErrorCondition.BAD_NAMESPACE_PREFIX, "a prefix is not declared");
    }

    @Override
    protected void reportInputProblem(String ignored) {
        // Aalto's text repeats input.
        throw notWellFormed();
    }
}
