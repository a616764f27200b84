package io.bindery.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineKeysTest {
    private static final BareJid JULIET = BareJid.parse("juliet@localhost");
    private final TimelineKeys keys = new TimelineKeys(128);

    @Test
    void shareOneHashTagForAllOfAUser() {
        // A stored deployment depends on this very number.
        assertEquals(87, keys.shard(JULIET));
        assertEquals("{87}:user:juliet@localhost", keys.user(JULIET));
        assertEquals("{87}:sessions:juliet@localhost", keys.sessions(JULIET));
        assertEquals("{87}:offline:juliet@localhost", keys.offline(JULIET));
        assertEquals("{87}:undone:s1", keys.undone(JULIET, "s1"));
        assertEquals("{87}:archive-log", keys.archiveLog(87));
    }

    @Test
    void spreadUsersOverAllShards() {
        List<Integer> shards = IntStream.range(0, 5000)
                .mapToObj(i -> keys.shard(BareJid.of("user" + i, "localhost")))
                .toList();

        assertEquals(Set.copyOf(IntStream.range(0, 128).boxed().toList()), Set.copyOf(shards));
        long most =
                shards.stream().collect(Collectors.groupingBy(shard -> shard, Collectors.counting())).values().stream()
                        .max(Long::compare)
                        .orElseThrow();
        assertTrue(most < 100, "one shard has " + most + " of 5000 users, the mean is 39");
    }
}
