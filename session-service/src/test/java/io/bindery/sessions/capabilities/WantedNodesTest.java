package io.bindery.sessions.capabilities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.xml.XmlElement;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedNodesTest {
    private static XmlElement info(String... features) {
        XmlElement.Builder info = XmlElement.named("query", WantedNodes.INFO);
        for (String feature : features) {
            info.child(XmlElement.named("feature", WantedNodes.INFO)
                    .attribute("var", feature)
                    .build());
        }
        return info.build();
    }

    @Test
    void areTheFeaturesThatEndInNotify() {
        assertEquals(Set.of("urn:a", "urn:b"), WantedNodes.of(info("urn:a+notify", "urn:c", "urn:b+notify")));
    }

    @Test
    void areNeitherEmptyNorTooLongNorOfSeveralLines() {
        assertEquals(
                Set.of("n".repeat(500)),
                WantedNodes.of(
                        info("+notify", "a\nb+notify", "n".repeat(500) + "+notify", "n".repeat(501) + "+notify")));
        assertEquals(
                Set.of(),
                WantedNodes.of(XmlElement.named("query", WantedNodes.INFO)
                        .child(XmlElement.empty("feature", WantedNodes.INFO))
                        .build()));
    }

    @Test
    void areNotTooMany() {
        String[] features = new String[150];
        for (int i = 0; i < features.length; i++) {
            features[i] = "urn:" + i + "+notify";
        }
        assertEquals(100, WantedNodes.of(info(features)).size());
    }
}
