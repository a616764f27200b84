package io.bindery.system.client;

import java.util.ArrayList;
import java.util.List;

/**
 * An archive whose messages say 1, 2, 3 and so on, and how a test asks it for them by those numbers.
 *
 * @param ids of the messages, in their order
 */
public record NumberedArchive(List<String> ids) {

    /** The id of a message. */
    public String id(int number) {
        return ids.get(number - 1);
    }

    /** What the messages from one to another say; nothing where the second is smaller. */
    public static List<String> numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    /** The content of a query: {@code max=5 after=7 before} is a page, {@code after-id=7} a field of the form. */
    public String query(String words) {
        StringBuilder set = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            String[] pair = word.split("=");
            if (pair.length == 1) {
                set.append("<").append(word).append("/>");
            } else if (pair[0].endsWith("-id")) {
                fields.append(ArchivePage.field(pair[0], id(Integer.parseInt(pair[1]))));
            } else {
                String value = pair[0].equals("max") ? pair[1] : id(Integer.parseInt(pair[1]));
                set.append("<%1$s>%2$s</%1$s>".formatted(pair[0], value));
            }
        }
        return (fields.isEmpty() ? "" : ArchivePage.form(fields.toString())) + ArchivePage.rsm(set.toString());
    }

    /** The field that lists messages. */
    public String listed(int... numbers) {
        StringBuilder field = new StringBuilder("<field var='ids'>");
        for (int number : numbers) {
            field.append("<value>").append(id(number)).append("</value>");
        }
        return field.append("</field>").toString();
    }
}
