package io.bindery.system.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Redis tells of the commands that it has carried out. */
public record RedisStatistics(URI redis) {
    private static final Pattern CALLS = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");

    /** Begins to count from zero. */
    public void reset() {
        ask("CONFIG RESETSTAT");
    }

    /** How often each command was carried out, those inside scripts too. */
    public Map<String, Integer> calls() {
        Matcher matcher = CALLS.matcher(ask("INFO commandstats"));
        return matcher.results()
                .collect(Collectors.toMap(result -> result.group(1), result -> Integer.valueOf(result.group(2))));
    }

    /** How many scripts were started. */
    public int scripts() {
        Map<String, Integer> calls = calls();
        return calls.getOrDefault("eval", 0) + calls.getOrDefault("evalsha", 0) + calls.getOrDefault("fcall", 0);
    }

    private String ask(String command) {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            DataInputStream input = new DataInputStream(socket.getInputStream());
            String first = line(input);
            if (!first.startsWith("$")) {
                return first;
            }
            byte[] text = new byte[Integer.parseInt(first.substring(1))];
            input.readFully(text);
            return new String(text, US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(DataInputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.readByte(); next != '\r'; next = input.readByte()) {
            line.append((char) next);
        }
        input.readByte();
        return line.toString();
    }
}
