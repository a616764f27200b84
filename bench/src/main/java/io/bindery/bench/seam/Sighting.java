package io.bindery.bench.seam;

/**
 * A message as the receiver got it.
 *
 * @param id its archive id, null where the server named none
 * @param delayed whether the server says that it was kept for a while (XEP-0203): an offline message
 */
record Sighting(Serial serial, String id, boolean delayed) {

    boolean foreign() {
        return serial.equals(Serial.FOREIGN);
    }
}
