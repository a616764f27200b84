package io.bindery.c2s.xml;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;

/**
 * The rules that hold for octets before any markup is understood: UTF-8, the characters of XML 1.0 and
 * the constructs that RFC 6120 11.1 forbids. The scanner behind accepts overlong UTF-8 and reads a whole
 * comment or DTD before it tells; here each ends at the octet that gives it away, however the input is split.
 */
final class OctetRules {
    private static final byte[] CDATA_OPENING = {'[', 'C', 'D', 'A', 'T', 'A', '['};
    private static final byte[] DECLARATION = {'x', 'm', 'l'};

    private enum Place {
        DOCUMENT_START,
        CONTENT,
        MARKUP_OPENING,
        TAG,
        QUOTED,
        CDATA_OPENING,
        CDATA,
        DECLARATION
    }

    private final Utf8Rules utf8 = new Utf8Rules();
    private Place place = Place.DOCUMENT_START;
    private boolean declarationAllowed;
    private byte quote;
    private int matched;
    private StreamErrorException fault;

    /** The index of the first octet that breaks a rule, or {@code end}. */
    int check(byte[] octets, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!harmless(octets[i]) && broken(octets[i])) {
                return i;
            }
        }
        return end;
    }

    /** What was broken, or null. */
    StreamErrorException fault() {
        return fault;
    }

    /** The short way for nearly every octet: printable ASCII that changes nothing. */
    private boolean harmless(byte octet) {
        if (octet < ' ' || !utf8.complete()) {
            return false;
        }
        return switch (place) {
            case CONTENT -> octet != '<' && octet != ']' && matched == 0;
            case TAG -> octet != '>' && octet != '\'' && octet != '"';
            case QUOTED -> octet != quote;
            default -> false;
        };
    }

    private boolean broken(byte octet) {
        if (!utf8.accepts(octet)) {
            fault = new StreamErrorException(
                    StreamErrorCondition.NOT_WELL_FORMED, "not UTF-8, or a character that XML forbids");
        } else {
            move(octet);
        }
        return fault != null;
    }

    private void move(byte octet) {
        switch (place) {
            case DOCUMENT_START -> {
                declarationAllowed = true;
                place = octet == '<' ? Place.MARKUP_OPENING : Place.CONTENT;
            }
            case CONTENT -> content(octet);
            case MARKUP_OPENING -> opening(octet);
            case TAG -> tag(octet);
            case QUOTED -> place = octet == quote ? Place.TAG : Place.QUOTED;
            case CDATA_OPENING -> cdataOpening(octet);
            case CDATA -> place = endsCdata(octet) ? Place.CONTENT : Place.CDATA;
            case DECLARATION -> declaration(octet);
        }
    }

    private void content(byte octet) {
        if (octet == '<') {
            place = Place.MARKUP_OPENING;
        } else if (endsCdata(octet)) {
            // XML 1.0 2.4; the scanner overlooks it when the input is split there.
            fault = new StreamErrorException(StreamErrorCondition.NOT_WELL_FORMED, "an end of CDATA without a start");
        }
    }

    private void opening(byte octet) {
        boolean first = declarationAllowed;
        declarationAllowed = false;
        matched = 0;
        place = switch (octet) {
            case '!' -> Place.CDATA_OPENING;
            case '?' -> Place.DECLARATION;
            default -> Place.TAG;
        };
        // Only the XML declaration, and only as the very first thing, may begin like an instruction.
        if (octet == '?' && !first) {
            restrict();
        }
    }

    private void tag(byte octet) {
        if (octet == '>') {
            place = Place.CONTENT;
        } else if (octet == '\'' || octet == '"') {
            quote = octet;
            place = Place.QUOTED;
        }
    }

    private void cdataOpening(byte octet) {
        if (octet != CDATA_OPENING[matched]) {
            restrict();
        } else if (++matched == CDATA_OPENING.length) {
            place = Place.CDATA;
            matched = 0;
        }
    }

    private void declaration(byte octet) {
        if (matched < DECLARATION.length) {
            if (octet != DECLARATION[matched++]) {
                restrict();
            }
        } else if (octet == ' ' || octet == '\t' || octet == '\n' || octet == '\r') {
            place = Place.TAG;
            matched = 0;
        } else {
            // <?xml-stylesheet ...?> is an instruction.
            restrict();
        }
    }

    private boolean endsCdata(byte octet) {
        boolean ends = octet == '>' && matched >= 2;
        matched = octet == ']' ? matched + 1 : 0;
        return ends;
    }

    private void restrict() {
        fault = new StreamErrorException(
                StreamErrorCondition.RESTRICTED_XML, "comments, processing instructions and DTDs are forbidden");
    }
}
