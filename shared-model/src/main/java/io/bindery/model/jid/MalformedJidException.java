package io.bindery.model.jid;

/** A text that is not an address by RFC 7622; the message never repeats the text. */
public final class MalformedJidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedJidException(Throwable cause) {
        super("not an XMPP address", cause);
    }

    MalformedJidException(String why) {
        super(why);
    }
}
