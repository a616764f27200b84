package io.bindery.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.system.client.PinnedTls;
import io.bindery.system.server.BinderyServer;
import io.bindery.system.server.SharedServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** XEP-0156 3: how a browser finds the WebSocket. */
@ExtendWith(SharedServer.class)
class HostMetaIT {
    private static final String RELATION = "urn:xmpp:alt-connections:websocket";

    @TempDir
    private Path folder;

    @Test
    void tellsWhereItWasAskedUnlessItIsToldOtherwise(BinderyServer server) throws Exception {
        String here = "localhost:" + server.webSocketPort();
        HttpClient client = HttpClient.newHttpClient();
        tells(client, "http://" + here, "ws://" + here + "/xmpp-websocket");
        assertEquals(404, get(client, "http://" + here + "/").statusCode());
        assertEquals(404, get(client, "http://" + here + "/.well-known/other").statusCode());
        assertEquals(400, get(client, "http://" + here + "/xmpp-websocket").statusCode());
    }

    @Test
    void tellsByTlsWhatIsToldByTls() throws Exception {
        Map<String, String> settings = Map.of("c2s.tls", "required");
        try (BinderyServer server = BinderyServer.start(folder, settings)) {
            String here = "localhost:" + server.webSocketPort();
            tells(trusting(server), "https://" + here, "wss://" + here + "/xmpp-websocket");
        }
    }

    @Test
    void tellsTheAddressThatTheOperatorHasSet() throws Exception {
        Map<String, String> settings = Map.of("c2s.tls", "required", "c2s.websocket.url", "wss://im.example/ws?a&b");
        try (BinderyServer server = BinderyServer.start(folder, settings)) {
            tells(trusting(server), "https://localhost:" + server.webSocketPort(), "wss://im.example/ws?a&b");
        }
    }

    private static HttpClient trusting(BinderyServer server) {
        return HttpClient.newBuilder()
                .sslContext(PinnedTls.trusting(server.certificate()))
                .build();
    }

    private static void tells(HttpClient client, String server, String webSocket) throws Exception {
        HttpResponse<String> xrd = get(client, server + "/.well-known/host-meta");
        assertEquals(Optional.of("application/xrd+xml"), xrd.headers().firstValue("Content-Type"));
        String href = "<Link rel='" + RELATION + "' href='" + webSocket.replace("&", "&amp;") + "'/>";
        assertTrue(xrd.body().contains(href), xrd.body());

        HttpResponse<String> jrd = get(client, server + "/.well-known/host-meta.json");
        assertEquals(Optional.of("application/json"), jrd.headers().firstValue("Content-Type"));
        JsonObject link = new JsonObject(jrd.body()).getJsonArray("links").getJsonObject(0);
        assertEquals(new JsonObject().put("rel", RELATION).put("href", webSocket), link);

        for (HttpResponse<String> answer : List.of(xrd, jrd)) {
            assertEquals(200, answer.statusCode());
            assertEquals(Optional.of("*"), answer.headers().firstValue("Access-Control-Allow-Origin"));
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
