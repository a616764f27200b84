package io.bindery.sessions.registry;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** How often accounts were asked for from an IP address, over all instances. */
public final class RegistrationTries {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final RedisLink redis;

    RegistrationTries(RedisLink redis) {
        this.redis = redis;
    }

    /** Counts one more; completes with how many there were within the hour. */
    public Future<Long> count(String address) {
        List<String> key = List.of("registrations:" + network(address));
        return RedisScript.REGISTRATIONS
                .run(redis, key, List.of(Long.toString(WINDOW.toMillis())))
                .map(reply -> reply.toLong());
    }

    /** Whoever has one IPv6 address has the 2^64 of its network, so these count together. */
    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
                : address;
    }
}
