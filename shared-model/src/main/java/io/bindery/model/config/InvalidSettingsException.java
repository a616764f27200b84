package io.bindery.model.config;

/** A setting that does not exist or has a value out of bounds; the message is for the operator. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }
}
