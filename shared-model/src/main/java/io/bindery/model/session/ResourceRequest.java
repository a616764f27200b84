package io.bindery.model.session;

/**
 * Which resource a client would like.
 *
 * @param style decides what {@code text} is
 * @param text the tag of Bind 2 or the resource of RFC 6120; null when the client left it to us
 */
public record ResourceRequest(Style style, String text) {

    /** Which protocol asks. */
    public enum Style {
        /** XEP-0386: the text is a tag, the server adds the rest, archived offline messages are purged. */
        BIND2,
        /** RFC 6120 7: the text is the whole resource. */
        CLASSIC
    }
}
