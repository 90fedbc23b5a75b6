package io.wirt.spi;

/** Mistakes in a playbook. */
public enum PlaybookCode implements Code {
    ALIAS("playbook.alias"),
    ANCHOR("playbook.anchor"),
    BAD_KEY("playbook.bad-key"),
    BAD_VALUE("playbook.bad-value"),
    CONTRADICTION("playbook.contradiction"),
    CONTROL_CHARACTER("playbook.control-character"),
    CYCLE("playbook.cycle"),
    DUPLICATE_ID("playbook.duplicate-id"),
    DUPLICATE_KEY("playbook.duplicate-key"),
    EMPTY("playbook.empty"),
    ENCODING("playbook.encoding"),
    INVALID("playbook.invalid"),
    LONG_LINE("playbook.long-line"),
    MERGE_KEY("playbook.merge-key"),
    MISPLACED_KIND("playbook.misplaced-kind"),
    MISPLACED_SETTING("playbook.misplaced-setting"),
    MISSING_KEY("playbook.missing-key"),
    NOTHING_DECLARED("playbook.nothing-declared"),
    SELF_REFERENCE("playbook.self-reference"),
    SEVERAL_DOCUMENTS("playbook.several-documents"),
    SEVERAL_KINDS("playbook.several-kinds"),
    SYNTAX("playbook.syntax"),
    TAB("playbook.tab"),
    TAG("playbook.tag"),
    TOO_DEEP("playbook.too-deep"),
    TOO_LARGE("playbook.too-large"),
    UNKNOWN_KEY("playbook.unknown-key"),
    UNKNOWN_KIND("playbook.unknown-kind"),
    UNKNOWN_REFERENCE("playbook.unknown-reference"),
    VERSION("playbook.version"),
    WRONG_TYPE("playbook.wrong-type");

    private final String id;

    PlaybookCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
