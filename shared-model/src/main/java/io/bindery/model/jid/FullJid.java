package io.bindery.model.jid;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The address of a session, {@code local@domain/resource}. */
public record FullJid(BareJid bare, String resource) {

    /** Parses a full address; anything less is a {@link MalformedJidException}. */
    @JsonCreator
    public static FullJid parse(String text) {
        Jid jid = Jid.parse(text);
        if (jid.resource() == null) {
            throw new MalformedJidException("a session needs a resource");
        }
        return new FullJid(jid.toBare(), jid.resource());
    }

    @JsonValue
    @Override
    public String toString() {
        return bare.toString() + '/' + resource;
    }
}
