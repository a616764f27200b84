package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.Bind2Login;
import io.bindery.system.client.XmppConversation;
import io.bindery.system.server.Await;
import io.bindery.system.server.BinderyServer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/event-bus.md does what it says there, and is the same code. */
class WhoIsOnlineIT {

    @Test
    void tellsTheResourcesOfAnAccount(@TempDir Path folder) {
        try (BinderyServer server = BinderyServer.start(folder, Map.of("c2s.tls", "disabled"))) {
            server.addAccount("juliet", "secret");
            Await.done(server.vertx().deployVerticle(new WhoIsOnlineVerticle()));
            assertEquals(new JsonArray(), ask(server));
            try (XmppConversation client = server.connect()) {
                Bind2Login.of("juliet", "secret").tagged("balcony").on(client);
                JsonArray resources = ask(server);
                assertEquals(1, resources.size());
                assertTrue(resources.getString(0).startsWith("balcony/"), resources::encode);
            }
        }
    }

    @Test
    void standsInTheManualToTheLetter() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/bindery/system/WhoIsOnlineVerticle.java"));
        String example = source.substring(source.indexOf("import "));
        assertTrue(Files.readString(Path.of("../docs/event-bus.md")).contains(example));
    }

    private static JsonArray ask(BinderyServer server) {
        return (JsonArray) Await.done(server.vertx().eventBus().request("team.who-is-online", "juliet@localhost"))
                .body();
    }
}
