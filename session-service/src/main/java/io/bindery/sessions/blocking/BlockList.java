package io.bindery.sessions.blocking;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.Jid;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The addresses that an account blocks.
 *
 * @param entries normalised; texts, because a list is read and searched far more often than it is written
 */
public record BlockList(Set<String> entries) {
    public static final BlockList NONE = new BlockList(Set.of());

    /** Keeps a copy. */
    public BlockList {
        entries = Set.copyOf(entries);
    }

    static BlockList of(Collection<Jid> addresses) {
        return new BlockList(addresses.stream().map(Jid::toString).collect(Collectors.toSet()));
    }

    /** Whether an entry matches: the address itself, its account, or its domain (XEP-0191, JID matching). */
    public boolean blocks(Jid other) {
        return !entries.isEmpty()
                && (entries.contains(other.toString())
                        || entries.contains(other.domain())
                        // An entry domain/resource means that one address, not the resource of an account.
                        || other.local() != null
                                && entries.contains(other.toBare().toString()));
    }

    /** Whether every session of an account is blocked. */
    public boolean blocks(BareJid account) {
        return entries.contains(account.toString()) || entries.contains(account.domain());
    }

    /** The resources of an account whose sessions are blocked each by itself. */
    public Set<String> resources(BareJid account) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        String sessions = account.toString() + '/';
        return entries.stream()
                .filter(entry -> entry.startsWith(sessions))
                .map(entry -> entry.substring(sessions.length()))
                .collect(Collectors.toSet());
    }

    /** What the list blocks of an account: all of it, single sessions, or nothing. */
    List<Jid> within(BareJid account) {
        return blocks(account)
                ? List.of(Jid.of(account))
                : resources(account).stream()
                        .map(resource -> new Jid(account.local(), account.domain(), resource))
                        .toList();
    }

    /** The entries in a fixed order. */
    Set<String> sorted() {
        return new TreeSet<>(entries);
    }
}
