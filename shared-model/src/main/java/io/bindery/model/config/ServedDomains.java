package io.bindery.model.config;

import java.util.List;

/** The domains of a deployment; every service must be told the same. */
public final class ServedDomains {
    public static final Setting<List<String>> SETTING =
            Setting.domains("c2s.domains", "localhost", "the domains that are served");

    private ServedDomains() {}
}
