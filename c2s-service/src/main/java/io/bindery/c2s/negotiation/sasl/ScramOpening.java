package io.bindery.c2s.negotiation.sasl;

/**
 * What a client's last SCRAM message has to fit (RFC 5802 3).
 *
 * @param signed client-first-message-bare and server-first-message, with a comma between them
 * @param nonce the client's and the server's part
 * @param bindingInput the header and, with a bound channel, its data
 */
record ScramOpening(String signed, String nonce, byte[] bindingInput) {}
