package io.bindery.standalone.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a transcript shows elements, and what it does not show. */
class ReadableXmlTest {

    @Test
    void indentsAndDeclaresANamespaceWhereItChanges() {
        XmlElement iq = XmlElement.named("iq", Namespaces.CLIENT)
                .attribute("type", "set")
                .child(XmlElement.named("bind", "urn:x")
                        .textChild("resource", "a<b")
                        .build())
                .build();
        assertEquals(
                List.of(
                        "<iq type='set'>",
                        "  <bind xmlns='urn:x'>",
                        "    <resource>a&lt;b</resource>",
                        "  </bind>",
                        "</iq>"),
                ReadableXml.lines(iq));
    }

    @Test
    void saysWhatASaslPayloadIsInsteadOfShowingIt() {
        String shown = String.join("", ReadableXml.lines(Sasl2.authenticate("SCRAM-SHA-1", "c2VjcmV0")));
        assertFalse(shown.contains("c2VjcmV0"));
        assertEquals(
                List.of("<response xmlns='urn:xmpp:sasl:2'>[SCRAM client-final]</response>"),
                ReadableXml.lines(Sasl2.response("c2VjcmV0")));
    }

    @Test
    void hidesTheLastMessageOfClassicSasl() {
        XmlElement success = XmlElement.named("success", ClassicSasl.NAMESPACE)
                .text("c2VjcmV0")
                .build();
        assertEquals(
                List.of("<success xmlns='" + ClassicSasl.NAMESPACE + "'>[SCRAM server-final]</success>"),
                ReadableXml.lines(success));
    }

    @Test
    void hidesTokens() {
        XmlElement token = XmlElement.named("token", "urn:xmpp:fast:0")
                .attribute("token", "c2VjcmV0")
                .build();
        assertEquals(List.of("<token xmlns='urn:xmpp:fast:0' token='[token]'/>"), ReadableXml.lines(token));
    }
}
