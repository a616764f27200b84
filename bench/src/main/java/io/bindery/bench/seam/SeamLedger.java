package io.bindery.bench.seam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts what a correct client would show: what the archive holds between the newest id it knew and the end that the
 * bind named, then what came live. Ids are opaque to clients (XEP-0313), so nothing here compares them; an id that was
 * seen before is known to be older.
 */
final class SeamLedger {
    private final boolean byId;
    private final Set<Serial> seen = new HashSet<>();
    private final Set<Serial> missing = new HashSet<>();
    private final Set<Serial> archivedEver = new HashSet<>();
    private final Set<Serial> offlineEver = new HashSet<>();
    private final Set<Serial> wronglyOffline = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private final Map<Integer, Integer> checked = new HashMap<>();
    private String known;
    private int cycles;
    private int doubled;
    private int disordered;

    /** An account of messages whose receiver already knows the archive up to an id; null where it knows nothing. */
    SeamLedger(String known, boolean byId) {
        this.byId = byId;
        knows(known);
    }

    /** The newest archive id that the receiver knows; null where it knows none. */
    String known() {
        return known;
    }

    /** Whether the receiver need not ask the archive for anything. */
    boolean upToDate(ArchiveEnd end) {
        return end instanceof ArchiveEnd.Nothing || end instanceof ArchiveEnd.At at && ids.contains(at.id());
    }

    /** Takes what a cycle saw and says what was wrong with it. */
    CycleReport close(CycleRecord cycle) {
        doubled = 0;
        disordered = 0;
        int offlineBefore = wronglyOffline.size();
        // What a cut cycle saw live stands behind a gap: a client that goes on after the last archived message drops
        // it.
        List<Sighting> live = cycle.broken() ? List.of() : cycle.live();
        int endsNotFound = endNotFound(cycle) ? 1 : 0;
        int overlap = show(cycle, live);
        know(cycle, live);
        int withoutId = count(live, sighting -> sighting.id() == null && !sighting.delayed());
        Violations violations = new Violations(
                cycle.broken() ? 0 : newGaps(),
                doubled,
                disordered,
                wronglyOffline.size() - offlineBefore,
                withoutId,
                endsNotFound,
                cycle.broken() ? 1 : 0);
        return new CycleReport(
                ++cycles,
                cycle.order(),
                count(cycle.archived(), sighting -> true),
                count(live, sighting -> true),
                count(live, Sighting::delayed),
                overlap,
                !(cycle.end() instanceof ArchiveEnd.Unknown),
                violations,
                cycle.brokenBy());
    }

    /** How many of the first {@code sent} messages of a sender were never seen. */
    Set<Serial> unseen(int sender, int sent) {
        Set<Serial> unseen = new HashSet<>();
        for (int number = 1; number <= sent; number++) {
            Serial serial = new Serial(sender, number);
            if (!seen.contains(serial)) {
                unseen.add(serial);
            }
        }
        return unseen;
    }

    private boolean endNotFound(CycleRecord cycle) {
        return !cycle.broken() && !cycle.endFound() && cycle.end() instanceof ArchiveEnd.At && !upToDate(cycle.end());
    }

    private int show(CycleRecord cycle, List<Sighting> live) {
        Map<Serial, String> found = new HashMap<>();
        cycle.archived().forEach(sighting -> {
            found.put(sighting.serial(), sighting.id());
            archived(sighting.serial());
            inOrder(sighting.serial());
        });
        int overlap = 0;
        List<Sighting> offline = new ArrayList<>();
        for (Sighting sighting : live) {
            boolean both = cycle.end() instanceof ArchiveEnd.Unknown
                    && !sighting.foreign()
                    && found.containsKey(sighting.serial());
            overlap += both ? 1 : 0;
            if (sighting.delayed()) {
                offline.add(sighting);
            } else if (!both || !byId || !found.get(sighting.serial()).equals(sighting.id())) {
                inOrder(sighting.serial());
            } else {
                // Once for all: the next time it comes live is one time too many.
                found.remove(sighting.serial());
            }
        }
        offline.forEach(this::offline);
        return overlap;
    }

    private void inOrder(Serial serial) {
        if (serial.equals(Serial.FOREIGN)) {
            return;
        }
        int last = newest.getOrDefault(serial.sender(), 0);
        if (!seen.add(serial)) {
            doubled++;
        } else if (serial.number() < last) {
            disordered++;
            missing.remove(serial);
        }
        newest.put(serial.sender(), Math.max(last, serial.number()));
    }

    /** Says nothing of the order: an offline message is older than what the archive told before. */
    private void offline(Sighting sighting) {
        Serial serial = sighting.serial();
        if (sighting.foreign()) {
            return;
        }
        if (!seen.add(serial)) {
            doubled++;
        }
        missing.remove(serial);
        offlineEver.add(serial);
        // XEP-0359: who stamps an id promises that the archive has it.
        if (sighting.id() != null || archivedEver.contains(serial)) {
            wronglyOffline.add(serial);
        }
    }

    private void archived(Serial serial) {
        if (!serial.equals(Serial.FOREIGN)) {
            archivedEver.add(serial);
            if (offlineEver.contains(serial)) {
                wronglyOffline.add(serial);
            }
        }
    }

    private void know(CycleRecord cycle, List<Sighting> live) {
        String archivedLast = null;
        for (Sighting sighting : cycle.archived()) {
            archivedLast = sighting.id();
        }
        String liveLast = null;
        for (Sighting sighting : live) {
            boolean newer = sighting.id() != null && !sighting.delayed() && !ids.contains(sighting.id());
            liveLast = newer ? sighting.id() : liveLast;
        }
        Set<String> archivedIds = cycle.archived().stream().map(Sighting::id).collect(Collectors.toSet());
        if (archivedLast != null) {
            knows(archivedLast);
        } else if (!cycle.broken() && cycle.end() instanceof ArchiveEnd.At at && !ids.contains(at.id())) {
            knows(at.id());
        }
        if (liveLast != null && !archivedIds.contains(liveLast)) {
            knows(liveLast);
        }
        ids.addAll(archivedIds);
        live.stream().map(Sighting::id).filter(Objects::nonNull).forEach(ids::add);
    }

    private void knows(String id) {
        if (id != null) {
            known = id;
            ids.add(id);
        }
    }

    private int newGaps() {
        int gaps = 0;
        for (Map.Entry<Integer, Integer> sender : newest.entrySet()) {
            for (int number = checked.getOrDefault(sender.getKey(), 0) + 1; number < sender.getValue(); number++) {
                Serial serial = new Serial(sender.getKey(), number);
                gaps += !seen.contains(serial) && missing.add(serial) ? 1 : 0;
            }
            checked.put(sender.getKey(), sender.getValue());
        }
        return gaps;
    }

    private static int count(List<Sighting> sightings, Predicate<Sighting> which) {
        return (int) sightings.stream()
                .filter(sighting -> !sighting.foreign())
                .filter(which)
                .count();
    }
}
