package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of docs/event-bus.md does what it says there, and is the same code. */
@ExtendWith(SharedServer.class)
class WhoIsOnlineIT {

    @Test
    void tellsTheResourcesOfAnAccount(BinderyServer server) {
        String user = server.someone();
        String deployed = Await.done(server.vertx().deployVerticle(new WhoIsOnlineVerticle()));
        assertEquals(new JsonArray(), ask(server, user));
        try (XmppConversation client = server.connect()) {
            Bind2Login.of(user, "secret").tagged("balcony").on(client);
            JsonArray resources = ask(server, user);
            assertEquals(1, resources.size());
            assertTrue(resources.getString(0).startsWith("balcony/"), resources::encode);
        }
        Await.done(server.vertx().undeploy(deployed));
    }

    @Test
    void standsInTheManualToTheLetter() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/bindery/system/WhoIsOnlineVerticle.java"));
        String example = source.substring(source.indexOf("import "));
        assertTrue(Files.readString(Path.of("../docs/event-bus.md")).contains(example));
    }

    private static JsonArray ask(BinderyServer server, String user) {
        return (JsonArray) Await.done(server.vertx().eventBus().request("team.who-is-online", user + "@localhost"))
                .body();
    }
}
