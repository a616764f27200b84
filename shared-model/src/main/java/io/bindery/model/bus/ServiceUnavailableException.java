package io.bindery.model.bus;

/** A service could not be asked, or could not ask what it needs; it is not known whether the request took effect. */
public final class ServiceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the address alone: requests carry what no log may show. */
    public ServiceUnavailableException(String address, Throwable cause) {
        super(address + ": " + cause.getMessage(), cause, false, false);
    }
}
