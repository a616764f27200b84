package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamManagementTest {
    private final StreamManagement acks = new StreamManagement(new SessionFeatures(false, true, false));

    @Test
    void answersARequestWithTheNumberOfHandledStanzas() {
        acks.handled();
        acks.handled();
        assertEquals(Optional.of(List.of(StreamManagementElements.ack(2))), acks.answer(element("r")));
    }

    @Test
    void countsNothingBeforeItIsEnabled() {
        StreamManagement later = new StreamManagement(SessionFeatures.NONE);
        later.handled();
        assertEquals(Optional.of(List.of(StreamManagementElements.ENABLED)), later.answer(element("enable")));
        assertEquals(Optional.of(List.of(StreamManagementElements.ack(0))), later.answer(element("r")));
    }

    @Test
    void takesAcknowledgementsUpToWhatWasSent() {
        acks.sent(3);
        assertEquals(Optional.of(List.of()), acks.answer(ack("2")));
        assertEquals(Optional.of(List.of()), acks.answer(ack("2")));
        assertEquals(Optional.of(List.of()), acks.answer(ack("3")));
    }

    @Test
    void refusesMoreAcknowledgementsThanStanzasSent() {
        acks.sent(8);
        StreamErrorException error = assertThrows(StreamErrorException.class, () -> acks.answer(ack("10")));
        assertEquals(StreamErrorCondition.UNDEFINED_CONDITION, error.condition());
        XmlElement detail = error.detail().orElseThrow();
        assertTrue(detail.is("handled-count-too-high", Namespaces.STREAM_MANAGEMENT));
        assertEquals("10", detail.attribute("h"));
        assertEquals("8", detail.attribute("send-count"));
    }

    @Test
    void refusesAcknowledgementsThatGoBack() {
        acks.sent(3);
        acks.answer(ack("3"));
        assertThrows(StreamErrorException.class, () -> acks.answer(ack("2")));
    }

    @Test
    void refusesAnAcknowledgementWithoutAValidCount() {
        for (String h : new String[] {null, "", "x", "-1"}) {
            assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(ack(h)));
        }
    }

    @Test
    void endsTheStreamWhenEnabledTwice() {
        assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(element("enable")));
    }

    @Test
    void leavesElementsOfOtherProtocolsAlone() {
        assertEquals(Optional.empty(), acks.answer(XmlElement.empty("r", "urn:other")));
    }

    @Test
    void saysNoToResumptionOfABoundStream() {
        XmlElement failed = acks.answer(element("resume")).orElseThrow().get(0);
        assertTrue(failed.child("unexpected-request", Namespaces.STANZA_ERRORS).isPresent());
    }

    private StreamErrorCondition refusal(XmlElement element) {
        return assertThrows(StreamErrorException.class, () -> acks.answer(element))
                .condition();
    }

    private static XmlElement element(String name) {
        return XmlElement.empty(name, Namespaces.STREAM_MANAGEMENT);
    }

    private static XmlElement ack(String h) {
        return XmlElement.named("a", Namespaces.STREAM_MANAGEMENT)
                .attribute("h", h)
                .build();
    }
}
