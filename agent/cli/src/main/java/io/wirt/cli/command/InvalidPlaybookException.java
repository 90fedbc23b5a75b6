package io.wirt.cli.command;

import io.wirt.engine.playbook.Reading;

/** The playbook has mistakes. */
final class InvalidPlaybookException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reading.Rejected rejected;

    InvalidPlaybookException(Reading.Rejected rejected) {
        super("the playbook " + rejected.source().path() + " has mistakes");
        this.rejected = rejected;
    }

    Reading.Rejected rejected() {
        return rejected;
    }
}
