package io.bindery.model.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;

/** One record type on the wire: a length and JSON. Within a JVM the record itself is handed over. */
final class RecordCodec<T> implements MessageCodec<T, T> {
    private static final int LENGTH_BYTES = Integer.BYTES;
    // A rolling update mixes versions: readers ignore fields that they do not know.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Class<T> type;

    RecordCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public void encodeToWire(Buffer buffer, T message) {
        try {
            byte[] json = JSON.writeValueAsBytes(message);
            buffer.appendInt(json.length).appendBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot encode " + type.getSimpleName(), e);
        }
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        int start = position + LENGTH_BYTES;
        try {
            return JSON.readValue(buffer.getBytes(start, start + buffer.getInt(position)), type);
        } catch (IOException e) {
            throw new IllegalStateException("cannot decode " + type.getSimpleName(), e);
        }
    }

    @Override
    public T transform(T message) {
        return message;
    }

    @Override
    public String name() {
        return type.getName();
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
