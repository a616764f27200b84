package io.bindery.sessions.discovery;

import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One form of extended information (XEP-0128), as the verification string sees it.
 *
 * @param types the different values of its FORM_TYPE; one in a form that is well made
 */
record InfoForm(Set<String> types, List<Field> fields) {
    private static final String FORM_TYPE = "FORM_TYPE";

    /** One field other than FORM_TYPE. */
    record Field(String name, List<String> values) {}

    /** The forms of a result, sorted; one without a hidden FORM_TYPE does not count (XEP-0115 5.4). */
    static List<InfoForm> of(XmlElement discoInfo) {
        return discoInfo.elements().stream()
                .filter(element -> element.is("x", DiscoNamespaces.FORM))
                .map(InfoForm::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(InfoForm::type, OctetOrder.INSTANCE))
                .toList();
    }

    String type() {
        return types.iterator().next();
    }

    private static Optional<InfoForm> read(XmlElement form) {
        Set<String> types = new LinkedHashSet<>();
        List<Field> fields = new ArrayList<>();
        for (XmlElement field : form.elements()) {
            if (!field.is("field", DiscoNamespaces.FORM)) {
                continue;
            }
            if (!FORM_TYPE.equals(field.attribute("var"))) {
                fields.add(new Field(Objects.requireNonNullElse(field.attribute("var"), ""), values(field)));
            } else if ("hidden".equals(field.attribute("type"))) {
                types.addAll(values(field));
            }
        }
        fields.sort(Comparator.comparing(Field::name, OctetOrder.INSTANCE));
        return types.isEmpty() ? Optional.empty() : Optional.of(new InfoForm(types, fields));
    }

    private static List<String> values(XmlElement field) {
        return field.elements().stream()
                .filter(element -> element.is("value", DiscoNamespaces.FORM))
                .map(XmlElement::text)
                .sorted(OctetOrder.INSTANCE)
                .toList();
    }
}
