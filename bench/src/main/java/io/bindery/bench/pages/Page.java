package io.bindery.bench.pages;

import io.bindery.bench.login.Piece;

/**
 * The end of a page (XEP-0313 4.4).
 *
 * @param messages how many came before it
 * @param first the id of the first of them; empty when there is none
 * @param refused the condition of the error; empty when the server has answered
 */
record Page(int messages, String first, boolean complete, String refused) {

    static Page read(int messages, String iq) {
        int error = iq.indexOf("<error");
        if (error >= 0) {
            return new Page(messages, "", false, Piece.condition(iq.substring(error)));
        }
        boolean complete = iq.contains("complete='true'") || iq.contains("complete=\"true\"");
        return new Page(messages, Piece.text(iq, "first"), complete, "");
    }

    /** Whether it has less than was asked for, though more is there. */
    boolean tooShort(int max) {
        return messages < max && !complete;
    }
}
