package io.bindery.model.timeline;

import io.bindery.model.jid.BareJid;

/** The Redis keys of the timelines; session-service writes them, archive-service reads the log. */
public record TimelineKeys(int shards) {

    /** The shard of a user: stable for the life of a deployment, whatever the JVM. */
    public int shard(BareJid user) {
        // String.hashCode is specified, so every process agrees; alone it spreads names that look alike badly.
        return Math.floorMod(spread(user.toString().hashCode()), shards);
    }

    /** The last step of MurmurHash3, which carries every bit to every other. */
    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    /** Hash: last archive position, epoch, the floor set by a bind. */
    public String user(BareJid user) {
        return tag(shard(user)) + ":user:" + user;
    }

    /** Hash: session id to the session's record. */
    public String sessions(BareJid user) {
        return tag(shard(user)) + ":sessions:" + user;
    }

    /** List: messages that wait for a session and that the archive does not keep. */
    public String offline(BareJid user) {
        return tag(shard(user)) + ":offline:" + user;
    }

    /** List: positions of the archived messages that wait for a session; a purge drops it as a whole. */
    public String offlineArchived(BareJid user) {
        return tag(shard(user)) + ":offline-archived:" + user;
    }

    /** String: a session id whose bind was undone, perhaps before it was carried out. */
    public String undone(BareJid user, String sessionId) {
        return tag(shard(user)) + ":undone:" + sessionId;
    }

    /** Hash: for each session what its log has come to, and how many of its stanzas are taken. */
    public String counts(BareJid user) {
        return tag(shard(user)) + ":counts:" + user;
    }

    /** Hash: session id to the presence of each available session. */
    public String presence(BareJid user) {
        return tag(shard(user)) + ":presence:" + user;
    }

    /** Hash: accounts that are told of the user's presence; the value grows each time one comes on line. */
    public String watchers(BareJid user) {
        return tag(shard(user)) + ":watchers:" + user;
    }

    /** String: what the bind of a session has answered, for a while. */
    public String bound(BareJid user, String sessionId) {
        return tag(shard(user)) + ":bound:" + sessionId;
    }

    /** Stream: the stanzas to a session that its client does not have yet; the entry {@code n-0} is the n-th. */
    public String log(BareJid user, String sessionId) {
        return tag(shard(user)) + ":log:" + sessionId;
    }

    /** String: the number of the last stanza that the user has taken from another's session, for a while. */
    public String taken(BareJid user, String senderSession) {
        return tag(shard(user)) + ":taken:" + user + ':' + senderSession;
    }

    /** Stream: the archive log of a shard. Fields: owner, ms, seq, with, stanza. */
    public String archiveLog(int shard) {
        return tag(shard) + ":archive-log";
    }

    private static String tag(int shard) {
        return "{" + shard + "}";
    }
}
