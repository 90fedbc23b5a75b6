package io.wirt.engine.host;

import io.wirt.spi.Code;

/** What is in the way of Wirt's own state. */
public enum StateCode implements Code {
    UNREADABLE("state.unreadable"),
    UNTRUSTED("state.untrusted"),
    UNWRITABLE("state.unwritable");

    private final String id;

    StateCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
