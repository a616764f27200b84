package io.bindery.bench;

/** A switch whose default may be on, which a picocli flag cannot say. */
enum OnOff {
    ON,
    OFF;

    boolean isOn() {
        return this == ON;
    }
}
