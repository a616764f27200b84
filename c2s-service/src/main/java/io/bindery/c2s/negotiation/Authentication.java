package io.bindery.c2s.negotiation;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.Future;

/** One attempt to authenticate, from the element that begins it to its outcome. */
public interface Authentication {

    /** Takes the next element; throws {@code StreamErrorException} for what must not come now. */
    Future<AuthenticationStep> receive(XmlElement element);

    /** Whether the client opens a new stream after success. */
    boolean restartsStream();
}
