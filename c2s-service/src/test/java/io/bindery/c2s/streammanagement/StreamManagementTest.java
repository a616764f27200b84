package io.bindery.c2s.streammanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.error.StreamErrorCondition;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StreamManagementTest {
    private static final long WRAP = 0x1_0000_0000L;

    private final StreamManagement acks = new StreamManagement(new SessionFeatures(false, true, false));
    private final StreamManagement later = new StreamManagement(SessionFeatures.NONE);

    @Test
    void answersARequestWithTheNumberOfStanzasThatAreTaken() {
        assertEquals(StreamManagementElements.ack(2), acks.answer(2));
    }

    @Test
    void countsFromTheInstantAtWhichItIsEnabled() {
        assertEquals(StreamManagementElements.ENABLED, later.enable(5, 9));
        assertEquals(StreamManagementElements.ack(0), later.answer(5));
        assertEquals(StreamManagementElements.ack(2), later.answer(7));
        later.acknowledge(ack("3"), 14);
        assertEquals(12, later.acknowledged());
    }

    @Test
    void countsNothingThatWasReadBeforeAndIsStillUnderWay() {
        later.enable(5, 0);
        assertEquals(StreamManagementElements.ack(0), later.answer(3));
    }

    @Test
    void takesAcknowledgementsUpToWhatWasSent() {
        acks.acknowledge(ack("2"), 3);
        acks.acknowledge(ack("2"), 3);
        assertEquals(2, acks.acknowledged());
        acks.acknowledge(ack("3"), 3);
        assertEquals(3, acks.acknowledged());
    }

    @Test
    void goesOnAcrossTheWrap() {
        acks.acknowledge(ack("4294967295"), WRAP - 1);
        acks.acknowledge(ack("4294967295"), WRAP + 7);
        acks.acknowledge(ack("4"), WRAP + 7);
        assertEquals(WRAP + 4, acks.acknowledged());
        assertEquals(StreamManagementElements.ack(1), acks.answer(WRAP + 1));
    }

    @Test
    void refusesMoreAcknowledgementsThanStanzasSent() {
        later.enable(0, 4);
        StreamErrorException error = assertThrows(StreamErrorException.class, () -> later.acknowledge(ack("10"), 12));
        assertEquals(StreamErrorCondition.UNDEFINED_CONDITION, error.condition());
        XmlElement detail = error.detail().orElseThrow();
        assertTrue(detail.is("handled-count-too-high", Namespaces.STREAM_MANAGEMENT));
        assertEquals("10", detail.attribute("h"));
        assertEquals("8", detail.attribute("send-count"));
    }

    @Test
    void refusesAcknowledgementsThatGoBack() {
        acks.acknowledge(ack("3"), 3);
        assertEquals(StreamErrorCondition.UNDEFINED_CONDITION, refusal(() -> acks.acknowledge(ack("2"), 3)));
    }

    @Test
    void refusesAnAcknowledgementWithoutAValidCount() {
        for (String h : new String[] {null, "", "x", "-1"}) {
            assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(() -> acks.acknowledge(ack(h), 0)));
        }
    }

    @Test
    void endsTheStreamWhenEnabledTwice() {
        assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(() -> acks.enable(0, 0)));
    }

    @Test
    void endsTheStreamOfWhoCountsBeforeItIsEnabled() {
        assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(later::requireEnabled));
        assertEquals(StreamErrorCondition.POLICY_VIOLATION, refusal(() -> later.acknowledge(ack("0"), 0)));
    }

    private static StreamErrorCondition refusal(Executable refused) {
        return assertThrows(StreamErrorException.class, refused).condition();
    }

    private static XmlElement ack(String h) {
        return XmlElement.named("a", Namespaces.STREAM_MANAGEMENT)
                .attribute("h", h)
                .build();
    }
}
