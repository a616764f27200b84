package io.bindery.c2s.negotiation.sasl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.model.scram.ScramHash;
import io.bindery.model.scram.ScramKeys;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exchanges printed in the specifications, to the letter. */
class ScramExamplesTest {
    private static final String PASSWORD = "pencil";

    @Test
    void speaksTheExampleOfRfc5802() {
        SaslExchange exchange = exchange(
                new ScramVariant(ScramHash.SHA_1, false),
                "QSXCR+Q6sek8bf92",
                "3rfcNHYJY1ZVvWVs7j",
                Streams.context(List.of("SCRAM-SHA-1"), ChannelBindings.NONE, null),
                "");
        assertEquals(
                "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
                Steps.challenge(Steps.say(exchange, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL")));
        SaslStep end = Steps.say(
                exchange, "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertEquals("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", Steps.additionalData(end));
        assertEquals("user@example.org", Steps.success(end).user().toString());
    }

    @Test
    void speaksTheExampleOfRfc7677() {
        SaslExchange exchange = exchange(
                new ScramVariant(ScramHash.SHA_256, false),
                "W22ZaJ0SNY7soEsUEjb6gQ==",
                "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                Streams.context(List.of("SCRAM-SHA-256"), ChannelBindings.NONE, null),
                "");
        assertEquals(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                Steps.challenge(Steps.say(exchange, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO")));
        assertEquals(
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                Steps.additionalData(Steps.say(
                        exchange,
                        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")));
    }

    @Test
    void speaksTheExampleOfXep0474() {
        ChannelBindings bindings = new ChannelBindings(Map.of("tls-exporter", Steps.bytes("THIS IS FAKE CB DATA")));
        SaslContext context = new SaslContext(
                Streams.DOMAIN,
                null,
                bindings,
                List.of("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS"),
                List.of("tls-server-end-point", "tls-exporter"));
        SaslExchange exchange = exchange(
                new ScramVariant(ScramHash.SHA_1, true),
                "QSXCR+Q6sek8bf92",
                "a09117a6-ac50-4f2f-93f1-93799c2bddf6",
                context,
                DowngradeProtection.attribute(ScramHash.SHA_1, context));
        assertEquals(
                "r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6a09117a6-ac50-4f2f-93f1-93799c2bddf6,"
                        + "s=QSXCR+Q6sek8bf92,i=4096,h=G6k/rBLDqgOhRRaCuuatSDFkJ08=",
                Steps.challenge(Steps.say(exchange, "p=tls-exporter,,n=user,r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6")));
        assertEquals(
                "v=MQrMPvv7yv4x4Cq4W4Ih25EqS2c=",
                Steps.additionalData(Steps.say(
                        exchange,
                        "c=cD10bHMtZXhwb3J0ZXIsLFRISVMgSVMgRkFLRSBDQiBEQVRB,"
                                + "r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6a09117a6-ac50-4f2f-93f1-93799c2bddf6,"
                                + "x=19C6532F-1CF4-4A27-A18D-DC9CEA41BBB3,p=M/SIDjT+dfcxUh89jZEypRvFxB4=")));
    }

    private static SaslExchange exchange(
            ScramVariant variant, String salt, String nonce, SaslContext context, String extensions) {
        ScramKeys keys =
                ScramKeys.derive(variant.hash(), PASSWORD, Base64.getDecoder().decode(salt), KnownAccounts.ITERATIONS);
        KnownAccounts accounts = new KnownAccounts().with("user@example.org", variant.hash(), keys);
        return new SaslAttempt(new ScramDialogue(variant, context, accounts, () -> nonce, extensions), 1000);
    }
}
