package io.bindery.c2s.stream;

import io.bindery.c2s.stanza.ClientOutlet;
import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A stream as the stanzas of its session see it.
 *
 * @param ended whether nothing may be written any more
 * @param failing ends the stream with an error
 */
record SessionOutlet(StreamTransport transport, BooleanSupplier ended, Consumer<StreamErrorException> failing)
        implements ClientOutlet {

    @Override
    public void stanza(String xml) {
        if (!ended.getAsBoolean()) {
            transport.stanza(xml);
        }
    }

    @Override
    public void element(XmlElement element) {
        if (!ended.getAsBoolean()) {
            transport.send(element);
        }
    }

    @Override
    public boolean writable() {
        return !ended.getAsBoolean() && transport.writable();
    }

    @Override
    public void flush() {
        if (!ended.getAsBoolean()) {
            transport.flush();
        }
    }

    @Override
    public void fail(StreamErrorException error) {
        failing.accept(error);
    }
}
