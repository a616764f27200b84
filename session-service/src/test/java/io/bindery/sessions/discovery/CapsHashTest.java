package io.bindery.sessions.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;

class CapsHashTest {
    private static final String FORM = "jabber:x:data";

    private static XmlElement.Builder info() {
        return XmlElement.named("query", DiscoNamespaces.INFO);
    }

    private static XmlElement identity(String language, String name) {
        return XmlElement.named("identity", DiscoNamespaces.INFO)
                .attribute(Namespaces.XML, "lang", language)
                .attribute("category", "client")
                .attribute("name", name)
                .attribute("type", "pc")
                .build();
    }

    private static XmlElement feature(String name) {
        return XmlElement.named("feature", DiscoNamespaces.INFO)
                .attribute("var", name)
                .build();
    }

    private static XmlElement field(String name, String type, String... values) {
        XmlElement.Builder field =
                XmlElement.named("field", FORM).attribute("var", name).attribute("type", type);
        for (String value : values) {
            field.textChild("value", value);
        }
        return field.build();
    }

    private static XmlElement form(XmlElement... fields) {
        XmlElement.Builder form = XmlElement.named("x", FORM).attribute("type", "result");
        for (XmlElement field : fields) {
            form.child(field);
        }
        return form.build();
    }

    /** XEP-0115 5.2, its features out of order. */
    private static XmlElement.Builder exodus() {
        return info().child(feature("http://jabber.org/protocol/muc"))
                .child(feature("http://jabber.org/protocol/disco#items"))
                .child(feature("http://jabber.org/protocol/disco#info"))
                .child(identity(null, "Exodus 0.9.1"))
                .child(feature("http://jabber.org/protocol/caps"));
    }

    private static final XmlElement SOFTWARE = form(
            field("software_version", null, "0.11"),
            field("ip_version", "text-multi", "ipv6", "ipv4"),
            field("os", null, "Mac"),
            field("FORM_TYPE", "hidden", "urn:xmpp:dataforms:softwareinfo"),
            field("os_version", null, "10.5.1"),
            field("software", null, "Psi"));

    private static XmlElement.Builder psi() {
        return info().child(identity("en", "Psi 0.11"))
                .child(identity("el", "Ψ 0.11"))
                .child(feature("http://jabber.org/protocol/caps"))
                .child(feature("http://jabber.org/protocol/disco#info"))
                .child(feature("http://jabber.org/protocol/disco#items"))
                .child(feature("http://jabber.org/protocol/muc"))
                .child(SOFTWARE);
    }

    @Test
    void hashesTheSimpleExample() {
        assertEquals("QgayPKawpkPSDYmwT/WM94uAlu0=", CapsHash.of(exodus().build()));
    }

    @Test
    void hashesTheComplexExample() {
        assertEquals("q07IKJEyjvHSyhy//CH0CxmKi8w=", CapsHash.of(psi().build()));
        assertTrue(CapsHash.isWellFormed(psi().build()));
    }

    @Test
    void ignoresFormsWithoutAHiddenTypeAndElementsThatItDoesNotKnow() {
        XmlElement more = exodus().child(form(field("FORM_TYPE", "text-single", "x"), field("a", null, "b")))
                .child(form(field("a", null, "b")))
                .child(XmlElement.empty("feature", "urn:other"))
                .build();
        assertEquals("QgayPKawpkPSDYmwT/WM94uAlu0=", CapsHash.of(more));
        assertTrue(CapsHash.isWellFormed(more));
    }

    @Test
    void sortsByOctetsNotByUnitsOfUtf16() {
        // U+FF5E is EF BD 9E, U+1F600 is F0 9F 98 80; in UTF-16 the second comes first.
        XmlElement one =
                info().child(feature("\uff5e")).child(feature("\ud83d\ude00")).build();
        XmlElement other =
                info().child(feature("\ud83d\ude00")).child(feature("\uff5e")).build();
        assertEquals("XhWoSAi5cguDGtJ5nhA8P0X+HL4=", CapsHash.of(one));
        assertEquals(CapsHash.of(one), CapsHash.of(other));
    }

    @Test
    void isIllFormedWhereSomethingIsSaidTwice() {
        assertFalse(CapsHash.isWellFormed(
                exodus().child(identity(null, "Exodus 0.9.1")).build()));
        assertFalse(CapsHash.isWellFormed(
                exodus().child(feature("http://jabber.org/protocol/muc")).build()));
        assertFalse(CapsHash.isWellFormed(psi().child(SOFTWARE).build()));
        assertFalse(CapsHash.isWellFormed(
                exodus().child(form(field("FORM_TYPE", "hidden", "a", "b"))).build()));
    }

    @Test
    void isIllFormedWhereOnePartCouldPassForTwo() {
        XmlElement forged = info().child(identity(null, "Exodus 0.9.1<http://jabber.org/protocol/caps"))
                .child(feature("http://jabber.org/protocol/disco#info"))
                .child(feature("http://jabber.org/protocol/disco#items"))
                .child(feature("http://jabber.org/protocol/muc"))
                .build();
        assertEquals("QgayPKawpkPSDYmwT/WM94uAlu0=", CapsHash.of(forged));
        assertFalse(CapsHash.isWellFormed(forged));
    }

    @Test
    void livesWithMissingAttributes() {
        XmlElement bare = info().child(XmlElement.empty("identity", DiscoNamespaces.INFO))
                .child(XmlElement.empty("feature", DiscoNamespaces.INFO))
                .child(form(XmlElement.empty("field", FORM)))
                .build();
        assertNotEquals(CapsHash.of(info().build()), CapsHash.of(bare));
    }
}
