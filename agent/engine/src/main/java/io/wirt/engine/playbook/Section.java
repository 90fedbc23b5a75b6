package io.wirt.engine.playbook;

import io.wirt.spi.Kind;
import java.util.Map;

/** A part of a playbook that holds a list of items. */
enum Section {
    CHECKS("checks"),
    RESOURCES("resources"),
    AFTER_BOOT("after-boot");

    private final String key;

    Section(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    Map<String, Kind<?, ?>> kinds(Kinds kinds) {
        return this == RESOURCES ? kinds.resources() : kinds.checks();
    }

    /** The kinds that stand elsewhere. */
    Map<String, Kind<?, ?>> otherKinds(Kinds kinds) {
        return this == RESOURCES ? kinds.checks() : kinds.resources();
    }
}
