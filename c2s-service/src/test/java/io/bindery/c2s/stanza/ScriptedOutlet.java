package io.bindery.c2s.stanza;

import io.bindery.model.error.StreamErrorException;
import io.bindery.model.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** A client's stream that reads so much as a test lets it. */
public final class ScriptedOutlet implements ClientOutlet {
    public final List<String> written = new ArrayList<>();
    public final List<StreamErrorException> failures = new ArrayList<>();
    public int space = Integer.MAX_VALUE;
    public int flushed;

    @Override
    public void stanza(String xml) {
        written.add(xml);
        space--;
    }

    @Override
    public void element(XmlElement element) {
        written.add(element.toString());
    }

    @Override
    public boolean writable() {
        return space > 0;
    }

    @Override
    public void flush() {
        flushed = written.size();
    }

    @Override
    public void fail(StreamErrorException error) {
        failures.add(error);
    }
}
