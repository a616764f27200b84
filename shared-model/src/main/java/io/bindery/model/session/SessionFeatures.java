package io.bindery.model.session;

/**
 * What is in force from the bind on.
 *
 * @param carbons XEP-0280
 * @param streamManagement XEP-0198
 * @param inactive the client state at the start (XEP-0352)
 */
public record SessionFeatures(boolean carbons, boolean streamManagement, boolean inactive) {
    /** A session as RFC 6120 binds it. */
    public static final SessionFeatures NONE = new SessionFeatures(false, false, false);
}
