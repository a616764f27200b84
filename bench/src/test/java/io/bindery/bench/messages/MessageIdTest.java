package io.bindery.bench.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @Test
    void survivesTheWire() {
        MessageId id = new MessageId(7, 123_456, 9_876_543_210L);
        assertEquals(Optional.of(id), MessageId.read("run1", id.text("run1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run2-1-2-3", "run1-1-2", "run1-1-2-3-4", "run1-a-2-3", "run1-1-2-"})
    void knowsWhatIsNotOfThisRun(String text) {
        assertEquals(Optional.empty(), MessageId.read("run1", text));
    }
}
