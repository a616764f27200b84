package io.bindery.c2s.xml;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Writes well-formed streams with every freedom that XML gives: quotes, references, CDATA, prefixes, white space. */
final class RandomStream {
    private static final String[] NAMES = {"message", "body", "x", "völlig-fremd", "a.b_c", "iq", "名前"};
    private static final String[] NAMESPACES = {"jabber:client", "urn:x", "urn:y'z", "", "http://etherx.jabber.org/"};
    private static final String[] TEXTS = {
        "hi",
        "&lt;",
        "&amp;",
        "&gt;",
        "&apos;",
        "&quot;",
        "&#65;",
        "&#x1F600;",
        "é",
        "漢",
        "😀",
        "\t",
        "\n",
        "\r\n",
        "]]",
        "<![CDATA[]]>",
        "<![CDATA[<a>&b;]]]>",
        "<![CDATA[😀é]]>",
        " ",
        "-- ?>",
        "\u0080",
        "\uFFFD"
    };

    private final RandomGenerator random;
    private final StringBuilder out = new StringBuilder();

    RandomStream(RandomGenerator random) {
        this.random = random;
    }

    byte[] next() {
        out.setLength(0);
        if (random.nextBoolean()) {
            out.append("<?xml version='1.0'").append(random.nextBoolean() ? " encoding=\"utf-8\"?>" : " ?>\n");
        }
        out.append(ParsedStream.HEADER);
        int elements = random.nextInt(6);
        for (int i = 0; i < elements; i++) {
            space();
            element(1);
        }
        space();
        if (random.nextBoolean()) {
            out.append("</stream:stream>");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(int depth) {
        boolean prefixed = random.nextInt(4) == 0;
        String name = (prefixed ? "p:" : "") + NAMES[random.nextInt(NAMES.length)];
        out.append('<').append(name);
        if (prefixed) {
            out.append(" xmlns:p='urn:p").append(random.nextInt(3)).append('\'');
        }
        if (random.nextInt(3) == 0) {
            out.append(" xmlns = \"")
                    .append(NAMESPACES[random.nextInt(NAMESPACES.length)])
                    .append('"');
        }
        attributes(prefixed);
        if (random.nextInt(4) == 0) {
            out.append(random.nextBoolean() ? "/>" : " />");
            return;
        }
        out.append('>');
        content(depth);
        out.append("</").append(name).append(random.nextBoolean() ? ">" : "\n>");
    }

    private void attributes(boolean prefixed) {
        int attributes = random.nextInt(4);
        for (int i = 0; i < attributes; i++) {
            char quote = random.nextBoolean() ? '"' : '\'';
            out.append(random.nextBoolean() ? " " : "\n\t")
                    .append(prefixed && random.nextBoolean() ? "p:" : "")
                    .append("a")
                    .append(i)
                    .append('=')
                    .append(quote);
            int parts = random.nextInt(4);
            for (int part = 0; part < parts; part++) {
                String text = TEXTS[random.nextInt(TEXTS.length)];
                out.append(text.startsWith("<") ? ">" : text);
            }
            out.append(quote);
        }
    }

    private void content(int depth) {
        int parts = random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            if (depth < 5 && random.nextInt(3) == 0) {
                element(depth + 1);
            } else {
                String text = TEXTS[random.nextInt(TEXTS.length)];
                boolean wouldEndCdata = out.charAt(out.length() - 1) == ']' && text.startsWith("&gt;");
                out.append(wouldEndCdata ? "" : text);
            }
        }
    }

    private void space() {
        out.append(" \n\t".substring(random.nextInt(4)));
    }
}
