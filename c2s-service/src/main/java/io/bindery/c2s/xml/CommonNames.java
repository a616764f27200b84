package io.bindery.c2s.xml;

/** Names that nearly every session uses; scanners share them and learn only what is not here. */
final class CommonNames {
    private static final String ATTRIBUTES =
            "version to from id type xml:lang mechanism h resume max previd seconds node"
                    + " jid name subscription ask code by stamp var ver hash category invalidate count label";
    private static final String ELEMENTS = "stream:stream stream:features starttls auth response abort authenticate"
            + " initial-response user-agent software device bind tag resource jid session enable resume r a active"
            + " inactive message presence iq body subject thread show status priority query item group error text"
            + " c x html delay ping feature identity set first last before after max count field value private"
            + " received sent forwarded origin-id stanza-id request active composing paused gone store no-store"
            + " no-copy no-permanent-store markable displayed vCard pubsub items publish data metadata reply"
            + " reaction reactions encrypted header payload key iv fallback replace request-token fast success"
            + " failure continue next hash-function flush prefs always never";

    private CommonNames() {}

    /** A start tag with all of them, and then some more. */
    static String document() {
        StringBuilder document = new StringBuilder("<stream:stream xmlns='' xmlns:stream='common'");
        for (String attribute : ATTRIBUTES.split(" ")) {
            document.append(' ').append(attribute).append("=''");
        }
        document.append('>');
        for (String element : ELEMENTS.split(" ")) {
            document.append('<').append(element).append("/>");
        }
        return document.toString();
    }
}
