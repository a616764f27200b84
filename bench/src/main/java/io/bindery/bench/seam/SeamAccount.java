package io.bindery.bench.seam;

/** An account that the test logs in with. */
public record SeamAccount(String user, String password) {

    /** Names no secret. */
    @Override
    public String toString() {
        return user;
    }
}
