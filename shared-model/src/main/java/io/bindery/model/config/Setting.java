package io.bindery.model.config;

import io.bindery.model.jid.Jid;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting: name, default, bounds and meaning on one line of code; the README's table is made from these.
 *
 * @param fallback the default as an operator would write it; empty means that there is none
 * @param bounds what a value may be, for the error message and the table
 */
public record Setting<T>(String name, String fallback, String bounds, String meaning, Function<String, T> parser) {

    /** A whole number. */
    public static Setting<Integer> number(String name, int fallback, int min, int max, String meaning) {
        return new Setting<>(name, Integer.toString(fallback), min + " to " + max, meaning, text -> {
            int value = Integer.parseInt(text);
            return check(value, value >= min && value <= max);
        });
    }

    /** A duration, written in whole seconds. */
    public static Setting<Duration> seconds(String name, int fallback, int min, int max, String meaning) {
        Setting<Integer> number = number(name, fallback, min, max, meaning);
        return new Setting<>(
                name, number.fallback, number.bounds + " s", meaning, number.parser.andThen(Duration::ofSeconds));
    }

    /** A duration, written in whole milliseconds. */
    public static Setting<Duration> milliseconds(String name, int fallback, int min, int max, String meaning) {
        Setting<Integer> number = number(name, fallback, min, max, meaning);
        return new Setting<>(
                name, number.fallback, number.bounds + " ms", meaning, number.parser.andThen(Duration::ofMillis));
    }

    /** True or false. */
    public static Setting<Boolean> flag(String name, boolean fallback, String meaning) {
        return new Setting<>(name, Boolean.toString(fallback), "true, false", meaning, text -> {
            boolean value = Boolean.parseBoolean(text);
            return check(value, value || text.equals("false"));
        });
    }

    /** Free text; may be empty. */
    public static Setting<String> text(String name, String fallback, String meaning) {
        return new Setting<>(name, fallback, "text", meaning, Function.identity());
    }

    /** A secret; may be empty. */
    public static Setting<Secret> secret(String name, String meaning) {
        return new Setting<>(name, "", "text", meaning, Secret::new);
    }

    /** A list without blanks, separated by commas. */
    public static Setting<List<String>> list(String name, String fallback, String meaning) {
        return new Setting<>(
                name,
                fallback,
                "a,b,…",
                meaning,
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** Domain names, normalised as the addresses of clients are; at least one. */
    public static Setting<List<String>> domains(String name, String fallback, String meaning) {
        Setting<List<String>> parts = list(name, fallback, meaning);
        return new Setting<>(name, fallback, "domains: a,b,…", meaning, text -> {
            List<Jid> domains =
                    parts.parser.apply(text).stream().map(Jid::parse).toList();
            check(domains, !domains.isEmpty() && domains.stream().allMatch(Jid::isDomain));
            return domains.stream().map(Jid::domain).distinct().toList();
        });
    }

    /** One constant of an enum, written in lower case with hyphens. */
    public static <E extends Enum<E>> Setting<E> choice(String name, E fallback, String meaning) {
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        String bounds = Arrays.stream(constants).map(Setting::written).collect(Collectors.joining(", "));
        return new Setting<>(
                name,
                written(fallback),
                bounds,
                meaning,
                text -> Arrays.stream(constants)
                        .filter(constant -> written(constant).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** Constants of an enum, written in lower case with hyphens and separated by commas; none is not allowed. */
    public static <E extends Enum<E>> Setting<List<E>> choices(
            String name, String fallback, Class<E> type, String meaning) {
        Setting<E> one = choice(name, type.getEnumConstants()[0], meaning);
        Setting<List<String>> parts = list(name, fallback, meaning);
        return new Setting<>(name, fallback, "of " + one.bounds, meaning, text -> {
            List<E> chosen = parts.parser.apply(text).stream().map(one.parser).toList();
            return check(chosen, !chosen.isEmpty());
        });
    }

    /** The environment variable that sets it, {@code BINDERY_C2S_TCP_PORT} for {@code c2s.tcp.port}. */
    public String variable() {
        return "BINDERY_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <V> V check(V value, boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
