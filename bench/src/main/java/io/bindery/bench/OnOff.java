package io.bindery.bench;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code on} or {@code off}. */
final class OnOff implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String text) {
        if (!text.equals("on") && !text.equals("off")) {
            throw new TypeConversionException("'" + text + "' is neither on nor off");
        }
        return text.equals("on");
    }
}
