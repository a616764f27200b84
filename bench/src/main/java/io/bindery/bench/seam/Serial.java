package io.bindery.bench.seam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which message it is: the sender counts from 0, the number of its messages from 1. */
record Serial(int sender, int number) {
    /** A message that is none of this run. */
    static final Serial FOREIGN = new Serial(-1, 0);

    private static final Pattern BODY = Pattern.compile("(\\w{1,20})-(\\d{1,4})-(\\d{1,9})");

    /** Reads a body; the run tells this run's messages from those that an archive holds of earlier ones. */
    static Serial read(String body, String run) {
        Matcher matcher = BODY.matcher(body);
        return matcher.matches() && matcher.group(1).equals(run)
                ? new Serial(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
                : FOREIGN;
    }

    String body(String run) {
        return run + '-' + sender + '-' + number;
    }

    @Override
    public String toString() {
        return sender + "-" + number;
    }
}
