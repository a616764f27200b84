package io.bindery.system.client;

/** What clients send, as text. */
public final class Stanzas {

    private Stanzas() {}

    /** A message; {@code content} is XML. */
    public static String message(String to, String type, String content) {
        return "<message to='" + to + "' type='" + type + "'>" + content + "</message>";
    }

    /** A chat message with a body. */
    public static String chat(String to, String body) {
        return message(to, "chat", "<body>" + body + "</body>");
    }
}
