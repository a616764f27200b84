package io.bindery.bench.pages;

/**
 * Which pages are asked for.
 *
 * @param places how many different messages pages begin after
 * @param max the most messages on a page
 */
public record Paging(int places, int max) {

    /** Checks that there is something to ask for. */
    public Paging {
        if (places < 1 || max < 1) {
            throw new IllegalArgumentException("there must be places and messages on a page");
        }
    }
}
