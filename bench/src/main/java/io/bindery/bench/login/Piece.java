package io.bindery.bench.login;

/** Looks into one element as text. */
public final class Piece {

    private Piece() {}

    /** The local name of the element. */
    static String name(String element) {
        int end = 1;
        while (" />".indexOf(element.charAt(end)) < 0) {
            end++;
        }
        return element.substring(Math.max(1, element.lastIndexOf(':', end - 1) + 1), end);
    }

    /** The text between the element's own tags, or of its child of that name; empty where there is none. */
    public static String text(String element, String child) {
        int open = element.indexOf("<" + child);
        int from = element.indexOf('>', open) + 1;
        int to = element.indexOf('<', from);
        return open < 0 || to < 0 ? "" : element.substring(from, to);
    }

    /** The name of the first child: that is where failures carry their condition. */
    public static String condition(String element) {
        int open = element.indexOf('<', 1);
        boolean hasChild = open > 0 && element.charAt(open + 1) != '/';
        return hasChild ? name(element.substring(open)) : name(element);
    }

    static boolean hasAttribute(String element, String name, String value) {
        String tag = element.substring(0, element.indexOf('>'));
        return tag.contains(" " + name + "='" + value + "'") || tag.contains(" " + name + "=\"" + value + "\"");
    }
}
