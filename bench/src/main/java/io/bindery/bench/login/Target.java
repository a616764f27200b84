package io.bindery.bench.login;

/** The server that is measured. */
public record Target(String host, int port, String domain, Tls tls, boolean resumeTls) {}
