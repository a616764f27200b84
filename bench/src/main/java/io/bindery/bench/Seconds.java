package io.bindery.bench;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as people type it: {@code 30s}, {@code 2m} or {@code 30}. */
final class Seconds implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            if (text.endsWith("m")) {
                return Duration.ofMinutes(Integer.parseUnsignedInt(text, 0, text.length() - 1, 10));
            }
            int end = text.endsWith("s") ? text.length() - 1 : text.length();
            return Duration.ofSeconds(Integer.parseUnsignedInt(text, 0, end, 10));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no duration; try 30s or 2m");
        }
    }
}
