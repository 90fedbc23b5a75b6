package io.wirt.engine.host;

import io.wirt.spi.Code;

/** What a host refuses. */
public enum HostCode implements Code {
    ATTRIBUTES_LOST("host.attributes-lost"),
    BAD_PATH("host.bad-path"),
    BUSY("host.busy"),
    COMMAND_FAILED("host.command-failed"),
    COMMAND_TIMED_OUT("host.command-timed-out"),
    DENIED("host.denied"),
    HARD_LINKED("host.hard-linked"),
    IO("host.io"),
    LINK_LOOP("host.link-loop"),
    MOVED("host.moved"),
    NO_COMMAND("host.no-command"),
    NO_DIRECTORY("host.no-directory"),
    NO_KERNEL_VALUE("host.no-kernel-value"),
    NO_SPACE("host.no-space"),
    NOT_A_DIRECTORY("host.not-a-directory"),
    NOT_A_FILE("host.not-a-file"),
    NOT_A_LINK("host.not-a-link"),
    PLANTED_LINK("host.planted-link"),
    READ_BACK("host.read-back"),
    READ_ONLY("host.read-only"),
    TOO_LARGE("host.too-large"),
    UNREADABLE("host.unreadable"),
    UNTRUSTED_DIRECTORY("host.untrusted-directory"),
    VALUE_REFUSED("host.value-refused");

    private final String id;

    HostCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
