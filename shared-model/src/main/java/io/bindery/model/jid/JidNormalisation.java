package io.bindery.model.jid;

import org.jxmpp.JxmppContext;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.jxmpp.stringprep.rocksxmppprecis.RocksXmppPrecisStringprep;

/** PRECIS profiles and length limits of RFC 7622, by jxmpp. */
final class JidNormalisation {
    private static final JxmppContext PRECIS = JxmppContext.builder()
            .withXmppStringprep(RocksXmppPrecisStringprep.INSTANCE)
            .build();

    private JidNormalisation() {}

    static Jid parse(String text) {
        try {
            org.jxmpp.jid.Jid jid = JidCreate.from(text, PRECIS);
            return new Jid(
                    jid.getLocalpartOrNull() == null
                            ? null
                            : jid.getLocalpartOrNull().toString(),
                    jid.getDomain().toString(),
                    jid.getResourceOrNull() == null
                            ? null
                            : jid.getResourceOrNull().toString());
        } catch (XmppStringprepException | IllegalArgumentException e) {
            throw new MalformedJidException(e);
        }
    }

    static String local(String text) {
        try {
            return Localpart.from(text, PRECIS).toString();
        } catch (XmppStringprepException | IllegalArgumentException e) {
            throw new MalformedJidException(e);
        }
    }

    static String resource(String text) {
        try {
            return Resourcepart.from(text, PRECIS).toString();
        } catch (XmppStringprepException | IllegalArgumentException e) {
            throw new MalformedJidException(e);
        }
    }
}
