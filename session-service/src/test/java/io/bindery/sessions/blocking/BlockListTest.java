package io.bindery.sessions.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockListTest {

    @ParameterizedTest
    @CsvSource({
        "romeo@montague.lit/orchard, romeo@montague.lit/orchard, true",
        "romeo@montague.lit/orchard, romeo@montague.lit/Orchard, false",
        "romeo@montague.lit/orchard, romeo@montague.lit, false",
        "romeo@montague.lit, romeo@montague.lit, true",
        "romeo@montague.lit, romeo@montague.lit/orchard, true",
        "ROMEO@Montague.LIT, romeo@montague.lit/orchard, true",
        "romeo@montague.lit, romeo2@montague.lit, false",
        "romeo@montague.lit, montague.lit, false",
        "montague.lit/gate, montague.lit/gate, true",
        "montague.lit/gate, montague.lit, false",
        "montague.lit/gate, romeo@montague.lit/gate, false",
        "montague.lit, montague.lit, true",
        "montague.lit, montague.lit/gate, true",
        "montague.lit, romeo@montague.lit, true",
        "montague.lit, romeo@montague.lit/orchard, true",
        "montague.lit, romeo@sub.montague.lit, false",
        "montague.lit, romeo@xmontague.lit, false"
    })
    void matchesAsTheXepOrders(String entry, String other, boolean blocked) {
        BlockList list = BlockList.of(List.of(Jid.parse(entry)));
        assertEquals(blocked, list.blocks(Jid.parse(other)));
    }

    @Test
    void blocksAnAccountOnlyAsAWhole() {
        BareJid romeo = BareJid.parse("romeo@montague.lit");
        assertTrue(new BlockList(Set.of("romeo@montague.lit")).blocks(romeo));
        assertTrue(new BlockList(Set.of("montague.lit")).blocks(romeo));
        assertFalse(new BlockList(Set.of("romeo@montague.lit/orchard")).blocks(romeo));
    }

    @Test
    void noneBlocksNobody() {
        assertFalse(BlockList.NONE.blocks(Jid.parse("romeo@montague.lit/orchard")));
    }
}
