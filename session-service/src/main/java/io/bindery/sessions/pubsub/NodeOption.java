package io.bindery.sessions.pubsub;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be configured at a node (XEP-0060 16.4.4): field, default and label on one line. */
enum NodeOption {
    TITLE(Kind.TEXT, "", "A friendly name for the node"),
    DESCRIPTION(Kind.TEXT, "", "A description of the node"),
    TYPE(Kind.TEXT, "", "The type of the payloads, as a namespace"),
    ACCESS_MODEL(Kind.CHOICE, "presence", "Who may see the items", "open", "presence", "whitelist"),
    PUBLISH_MODEL(Kind.CHOICE, "publishers", "Who may publish", "publishers"),
    PERSIST_ITEMS(Kind.FLAG, true, "Whether items are kept"),
    // XEP-0163 is about events: one item, the newest, unless the publisher wants more.
    MAX_ITEMS(Kind.LIMIT, 1, "How many items are kept; max for as many as the server allows"),
    SEND_LAST_PUBLISHED_ITEM(
            Kind.CHOICE, "on_sub_and_presence", "When the last item is sent", "never", "on_sub", "on_sub_and_presence"),
    NOTIFICATION_TYPE(Kind.CHOICE, "headline", "The type of notifications", "headline", "normal"),
    DELIVER_NOTIFICATIONS(Kind.FLAG, true, "Whether events are sent"),
    DELIVER_PAYLOADS(Kind.FLAG, true, "Whether events hold the payload"),
    NOTIFY_CONFIG(Kind.FLAG, false, "Whether a new configuration is an event"),
    NOTIFY_DELETE(Kind.FLAG, true, "Whether the removal of the node is an event"),
    NOTIFY_RETRACT(Kind.FLAG, true, "Whether the removal of an item is an event");

    /** The limit that stands for what the server allows. */
    static final String MAX = "max";

    private static final String PREFIX = "pubsub#";
    private static final int MAX_TEXT = 500;

    /** The kinds of values. */
    enum Kind {
        TEXT("text-single"),
        FLAG("boolean"),
        CHOICE("list-single"),
        LIMIT("text-single");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    private final Kind kind;
    private final Object fallback;
    private final String label;
    private final List<String> choices;

    NodeOption(Kind kind, Object fallback, String label, String... choices) {
        this.kind = kind;
        this.fallback = fallback;
        this.label = label;
        this.choices = List.of(choices);
    }

    /** The option of a field. */
    static Optional<NodeOption> of(String field) {
        return Arrays.stream(values())
                .filter(option -> option.field().equals(field))
                .findFirst();
    }

    /** The name of the field in forms. */
    String field() {
        return PREFIX + key();
    }

    /** The name in the stored configuration. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Object fallback() {
        return fallback;
    }

    String label() {
        return label;
    }

    List<String> choices() {
        return choices;
    }

    /** The type of the field in forms (XEP-0004 3.3). */
    String fieldType() {
        return kind.field;
    }

    /**
     * The value as it is stored; none when it is not acceptable.
     *
     * @param most what the server allows where the option is a limit
     */
    Optional<Object> read(String text, int most) {
        return switch (kind) {
            case TEXT -> text.length() <= MAX_TEXT ? Optional.of(text) : Optional.empty();
            case FLAG -> flag(text);
            case CHOICE -> Optional.<Object>of(text).filter(choices::contains);
            case LIMIT -> limit(text, most);
        };
    }

    private static Optional<Object> flag(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** More than the server allows is as much as it allows: clients that do not know {@code max} write a large number. */
    private static Optional<Object> limit(String text, int most) {
        if (text.equals(MAX)) {
            return Optional.of(MAX);
        }
        try {
            long wanted = Long.parseLong(text);
            return wanted < 1 ? Optional.empty() : Optional.of(wanted < most ? (Object) (int) wanted : MAX);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
