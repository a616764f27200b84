package io.bindery.standalone;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The release that runs, as the jar's manifest names it. */
public final class ReleaseVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Bindery " + number() + " on Java " + Runtime.version()};
    }

    /** The number alone. */
    public static String number() {
        return Objects.requireNonNullElse(ReleaseVersion.class.getPackage().getImplementationVersion(), "(unpackaged)");
    }
}
