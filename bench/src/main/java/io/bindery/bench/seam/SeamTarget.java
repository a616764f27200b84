package io.bindery.bench.seam;

import io.bindery.bench.login.Tls;
import java.nio.file.Path;

/**
 * The server that is tested.
 *
 * @param certificate the one certificate in PEM that is trusted; null to trust any
 */
public record SeamTarget(String host, int port, String domain, Tls tls, Path certificate) {}
