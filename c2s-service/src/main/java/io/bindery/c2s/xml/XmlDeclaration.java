package io.bindery.c2s.xml;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <?xml version='1.0'?>}, read apart: the scanner gets it wrong when it comes octet by octet. */
final class XmlDeclaration {
    /** What {@link #length} says when more octets must decide. */
    static final int INCOMPLETE = -1;

    private static final int MAX_LENGTH = 256;
    private static final Pattern SYNTAX = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(['\"])(?<version>[^'\"]*)\\1"
            + "(\\s+encoding\\s*=\\s*(['\"])(?<encoding>[^'\"]*)\\4)?"
            + "(\\s+standalone\\s*=\\s*(['\"])(yes|no)\\7)?\\s*\\?>");

    private XmlDeclaration() {}

    /** How many octets the declaration has that a document begins with; none if it begins with something else. */
    static int length(byte[] octets, int start, int end) {
        if (start == end || octets[start] == '<' && start + 1 == end) {
            return INCOMPLETE;
        }
        if (octets[start] != '<' || octets[start + 1] != '?') {
            return 0;
        }
        for (int i = start; i < end && i < start + MAX_LENGTH; i++) {
            if (octets[i] == '>') {
                judge(new String(octets, start, i + 1 - start, StandardCharsets.UTF_8));
                return i + 1 - start;
            }
        }
        if (end - start >= MAX_LENGTH) {
            throw notWellFormed();
        }
        return INCOMPLETE;
    }

    private static void judge(String declaration) {
        Matcher parts = SYNTAX.matcher(declaration);
        // RFC 6120 11: streams are XML 1.0, so a document that says otherwise is not one.
        if (!parts.matches() || !parts.group("version").equals("1.0")) {
            throw notWellFormed();
        }
        String encoding = parts.group("encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new StreamErrorException(StreamErrorCondition.UNSUPPORTED_ENCODING, "the encoding must be UTF-8");
        }
    }

    private static StreamErrorException notWellFormed() {
        return new StreamErrorException(StreamErrorCondition.NOT_WELL_FORMED, "not the XML declaration of XML 1.0");
    }
}
