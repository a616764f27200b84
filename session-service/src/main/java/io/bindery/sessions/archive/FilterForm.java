package io.bindery.sessions.archive;

import io.bindery.model.archive.ArchiveFilter;
import io.bindery.model.error.StanzaErrorCondition;
import io.bindery.model.jid.Jid;
import io.bindery.model.jid.MalformedJidException;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data form that filters a query (XEP-0313 4.1, XEP-0004). */
final class FilterForm {
    static final String NAMESPACE = "jabber:x:data";
    static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    private static final String FORM_TYPE = "FORM_TYPE";
    private static final String WITH = "with";
    private static final String START = "start";
    private static final String END = "end";
    private static final String BEFORE_ID = "before-id";
    private static final String AFTER_ID = "after-id";
    private static final String IDS = "ids";
    private static final String GROUPCHAT = "include-groupchat";
    private static final List<String> SINGLE = List.of(FORM_TYPE, WITH, START, END, BEFORE_ID, AFTER_ID, GROUPCHAT);
    private static final List<String> BOOLEANS = List.of("true", "false", "1", "0");
    private static final int MAX_IDS = 1000;

    private final Map<String, List<String>> fields = new HashMap<>();

    private FilterForm() {}

    /** The filter that a form stands for. */
    static ArchiveFilter read(XmlElement form) throws RefusedQueryException {
        FilterForm read = new FilterForm();
        if (!"submit".equals(form.attribute("type"))) {
            throw RefusedQueryException.malformed();
        }
        for (XmlElement field : form.elements()) {
            if (field.is("field", NAMESPACE)) {
                read.add(field);
            }
        }
        return read.filter();
    }

    /** The fields that there are, for a client to fill in. */
    static XmlElement blank() {
        XmlElement open = XmlElement.named("validate", VALIDATE)
                .attribute("datatype", "xs:string")
                .child(XmlElement.empty("open", VALIDATE))
                .build();
        return XmlElement.named("x", NAMESPACE)
                .attribute("type", "form")
                .child(field("hidden", FORM_TYPE)
                        .textChild("value", Namespaces.ARCHIVE)
                        .build())
                .child(field("jid-single", WITH).build())
                .child(field("text-single", START).build())
                .child(field("text-single", END).build())
                .child(field("text-single", BEFORE_ID).build())
                .child(field("text-single", AFTER_ID).build())
                // XEP-0313 4.1.5: the ids are not listed, so the list must be open.
                .child(field("list-multi", IDS).child(open).build())
                .child(field("boolean", GROUPCHAT).build())
                .build();
    }

    private static XmlElement.Builder field(String type, String name) {
        return XmlElement.named("field", NAMESPACE).attribute("type", type).attribute("var", name);
    }

    private void add(XmlElement field) throws RefusedQueryException {
        String name = field.attribute("var");
        List<String> values = field.elements().stream()
                .filter(child -> child.is("value", NAMESPACE))
                .map(XmlElement::text)
                .toList();
        boolean single = name != null && SINGLE.contains(name);
        if (name != null && !single && !name.equals(IDS)) {
            // XEP-0313 4.1.5
            throw new RefusedQueryException(StanzaErrorCondition.FEATURE_NOT_IMPLEMENTED);
        }
        if (name == null || single && values.size() > 1 || fields.put(name, values) != null) {
            throw RefusedQueryException.malformed();
        }
    }

    private ArchiveFilter filter() throws RefusedQueryException {
        if (!Namespaces.ARCHIVE.equals(value(FORM_TYPE))) {
            throw RefusedQueryException.malformed();
        }
        String groupchat = value(GROUPCHAT);
        // No archive of ours holds any, so the answer is the same for both (XEP-0313 4.1.4).
        if (groupchat != null && !BOOLEANS.contains(groupchat)) {
            throw RefusedQueryException.malformed();
        }
        Instant start = time(START);
        Instant end = time(END);
        return new ArchiveFilter(
                with(),
                // What is within a millisecond after its begin is not earlier than the start.
                start == null ? null : start.plusNanos(999_999).toEpochMilli(),
                end == null ? null : end.toEpochMilli(),
                value(BEFORE_ID),
                value(AFTER_ID),
                ids());
    }

    private Jid with() throws RefusedQueryException {
        String text = value(WITH);
        try {
            return text == null ? null : Jid.parse(text);
        } catch (MalformedJidException e) {
            throw RefusedQueryException.malformed();
        }
    }

    /** XEP-0082: a date and time with a zone; the year has four digits and no sign. */
    private Instant time(String name) throws RefusedQueryException {
        String text = value(name);
        if (text != null && (text.startsWith("+") || text.startsWith("-"))) {
            throw RefusedQueryException.malformed();
        }
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw RefusedQueryException.malformed();
        }
    }

    private List<String> ids() throws RefusedQueryException {
        List<String> ids = fields.get(IDS);
        if (ids != null && ids.isEmpty()) {
            throw RefusedQueryException.malformed();
        }
        if (ids != null && ids.size() > MAX_IDS) {
            throw new RefusedQueryException(StanzaErrorCondition.POLICY_VIOLATION);
        }
        return ids;
    }

    /** The only value, or null: a field without one is as good as none. */
    private String value(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }
}
