package io.bindery.model.xml;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An immutable XML element with resolved namespaces; {@link #toString} serialises it, so never log it. */
@JsonSerialize(using = XmlElementJson.Writer.class)
@JsonDeserialize(using = XmlElementJson.Reader.class)
public final class XmlElement implements XmlNode {
    private final String name;
    private final String namespace;
    private final List<XmlAttribute> attributes;
    private final List<XmlNode> children;

    private XmlElement(Builder builder) {
        this.name = builder.name;
        this.namespace = builder.namespace;
        this.attributes = List.copyOf(builder.attributes);
        this.children = List.copyOf(builder.children);
    }

    /** Starts an element. */
    public static Builder named(String name, String namespace) {
        return new Builder(name, namespace);
    }

    /** An element without attributes and content. */
    public static XmlElement empty(String name, String namespace) {
        return named(name, namespace).build();
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return namespace;
    }

    public List<XmlAttribute> attributes() {
        return attributes;
    }

    public List<XmlNode> children() {
        return children;
    }

    /** Whether this element has the given name and namespace. */
    public boolean is(String otherName, String otherNamespace) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    /** The value of an attribute without a namespace, or null. */
    public String attribute(String attributeName) {
        return attribute("", attributeName);
    }

    /** The value of an attribute, or null. */
    public String attribute(String attributeNamespace, String attributeName) {
        for (XmlAttribute attribute : attributes) {
            if (attribute.name().equals(attributeName) && attribute.namespace().equals(attributeNamespace)) {
                return attribute.value();
            }
        }
        return null;
    }

    /** The child elements, in order. */
    public List<XmlElement> elements() {
        List<XmlElement> elements = new ArrayList<>(children.size());
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The first child element of that name and namespace. */
    public Optional<XmlElement> child(String childName, String childNamespace) {
        for (XmlNode child : children) {
            if (child instanceof XmlElement element && element.is(childName, childNamespace)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The character data directly inside this element. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (XmlNode child : children) {
            if (child instanceof XmlText part) {
                text.append(part.value());
            }
        }
        return text.toString();
    }

    /** The element without such children; itself where it has none of them. */
    public XmlElement without(Predicate<XmlElement> unwanted) {
        if (elements().stream().noneMatch(unwanted)) {
            return this;
        }
        Builder rest = copy();
        rest.children.removeIf(child -> child instanceof XmlElement element && unwanted.test(element));
        return rest.build();
    }

    /** A builder that begins as this element does: same name, attributes and content. */
    public Builder copy() {
        Builder builder = new Builder(name, namespace);
        builder.attributes.addAll(attributes);
        builder.children.addAll(children);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmlElement that
                && name.equals(that.name)
                && namespace.equals(that.namespace)
                && attributes.equals(that.attributes)
                && children.equals(that.children);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + children.hashCode();
    }

    /** The element as XML that stands for itself, whatever it is put into: it declares all that it uses. */
    @Override
    public String toString() {
        return XmlWriter.document(this);
    }

    /** Collects what an element consists of. */
    public static final class Builder {
        private final String name;
        private final String namespace;
        private final List<XmlAttribute> attributes = new ArrayList<>(4);
        private final List<XmlNode> children = new ArrayList<>(4);

        private Builder(String name, String namespace) {
            this.name = name;
            this.namespace = namespace;
        }

        /** Sets an attribute, replacing one of the same name; null removes it. */
        public Builder attribute(String attributeName, String value) {
            return attribute("", attributeName, value);
        }

        /** Sets an attribute with a namespace, replacing one of the same name; null removes it. */
        public Builder attribute(String attributeNamespace, String attributeName, String value) {
            attributes.removeIf(
                    a -> a.name().equals(attributeName) && a.namespace().equals(attributeNamespace));
            if (value != null) {
                attributes.add(new XmlAttribute(attributeNamespace, attributeName, value));
            }
            return this;
        }

        /** Adds a child element. */
        public Builder child(XmlElement child) {
            children.add(child);
            return this;
        }

        /** Adds whatever another element consists of. */
        public Builder node(XmlNode node) {
            children.add(node);
            return this;
        }

        /** Adds a child element where there is one. */
        public Builder child(Optional<XmlElement> child) {
            child.ifPresent(children::add);
            return this;
        }

        /** Adds a child element of the same namespace that holds text alone. */
        public Builder textChild(String childName, String text) {
            return child(named(childName, namespace).text(text).build());
        }

        /** Adds character data. */
        public Builder text(String text) {
            if (!text.isEmpty()) {
                children.add(new XmlText(text));
            }
            return this;
        }

        /** The finished element. */
        public XmlElement build() {
            return new XmlElement(this);
        }
    }
}
