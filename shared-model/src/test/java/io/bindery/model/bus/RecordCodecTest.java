package io.bindery.model.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bindery.model.session.CloseReply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over the wire: within one JVM the bus hands the record itself over, so no other test would notice. */
class RecordCodecTest {
    private static final int OFFSET = 11;

    static Stream<Object> samples() {
        return RecordSamples.all();
    }

    @Test
    void everyRecordThatTravelsHasASample() {
        Set<Class<?>> sampled = RecordSamples.all().map(Object::getClass).collect(Collectors.toSet());

        assertEquals(new HashSet<>(BusCodecs.RECORDS), sampled);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackAsItWas(Object message) {
        assertEquals(message, overTheWire(message, json -> json));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresFieldsOfNewerVersions(Object message) {
        assertEquals(message, overTheWire(message, json -> json.put("laterField", new JsonObject().put("a", 1))));
    }

    @Test
    void refusesWhatIsNoJson() {
        Buffer broken = Buffer.buffer().appendInt(3).appendString("{x}");

        assertThrows(IllegalStateException.class, () -> new RecordCodec<>(CloseReply.class).decodeFromWire(0, broken));
    }

    @Test
    void handsOverTheRecordItselfWithinAJvm() {
        CloseReply reply = new CloseReply(true);

        assertSame(reply, new RecordCodec<>(CloseReply.class).transform(reply));
    }

    private static Object overTheWire(Object message, UnaryOperator<JsonObject> change) {
        return overTheWire(message.getClass(), message, change);
    }

    private static <T> T overTheWire(Class<T> type, Object message, UnaryOperator<JsonObject> change) {
        RecordCodec<T> codec = new RecordCodec<>(type);
        Buffer written = Buffer.buffer();
        codec.encodeToWire(written, type.cast(message));
        JsonObject json = new JsonObject(written.getBuffer(Integer.BYTES, written.length()));
        byte[] changed = change.apply(json).toBuffer().getBytes();
        // The bus puts other things before and behind the body.
        Buffer wire = Buffer.buffer(new byte[OFFSET])
                .appendInt(changed.length)
                .appendBytes(changed)
                .appendString("tail");
        return codec.decodeFromWire(OFFSET, wire);
    }
}
