package io.bindery.sessions.coordination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.session.BindRequest;
import io.bindery.model.session.ResourceRequest;
import io.bindery.model.session.SessionFeatures;
import io.bindery.model.session.UserAgent;
import io.bindery.sessions.SecretKeys;
import io.bindery.sessions.registry.BindCommand;
import io.bindery.sessions.registry.ConflictPolicy;
import org.junit.jupiter.api.Test;

class BindPolicyTest {
    private static final BareJid JULIET = BareJid.parse("juliet@capulet.lit");
    private final ResourceNames names = new ResourceNames(new SecretKeys(new byte[32]));
    private final BindPolicy policy = new BindPolicy(names, ConflictPolicy.REFUSE);

    private BindCommand decide(ResourceRequest.Style style, String text, String userAgentId) {
        return policy.decide(new BindRequest(
                JULIET,
                "session",
                "edge",
                new ResourceRequest(style, text),
                new UserAgent(userAgentId, "Balcony", "phone"),
                SessionFeatures.NONE));
    }

    @Test
    void bind2PurgesAndReplacesItself() {
        BindCommand command = decide(ResourceRequest.Style.BIND2, "phone", "ua");
        assertTrue(command.bind2());
        assertEquals(ConflictPolicy.REPLACE, command.resource().policy());
        assertEquals(names.tagged(JULIET, "phone", "ua"), command.resource().wished());
    }

    @Test
    void classicKeepsOfflineMessagesAndFollowsThePolicy() {
        BindCommand command = decide(ResourceRequest.Style.CLASSIC, "desk", null);
        assertFalse(command.bind2());
        assertEquals(ConflictPolicy.REFUSE, command.resource().policy());
        assertEquals("desk", command.resource().wished());
        assertNotEquals("desk", command.resource().alternative());
    }

    @Test
    void fencesByUserAgentInEitherStyleAndHidesItsId() {
        BindCommand classic = decide(ResourceRequest.Style.CLASSIC, "desk", "ua-id");
        BindCommand bind2 = decide(ResourceRequest.Style.BIND2, null, "ua-id");
        assertNotNull(classic.userAgentKey());
        assertEquals(classic.userAgentKey(), bind2.userAgentKey());
        assertFalse(classic.toString().contains("ua-id"));
    }
}
