package io.wirt.spi;

/**
 * Something a person should know about the host or about a desired state.
 *
 * @param summary one sentence
 * @param remedy what the reader can do, or empty
 */
public record Finding(Code code, Level level, String summary, Evidence evidence, String remedy) {

    /** An error refuses the resource, or fails the check; the other two only inform. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE,
        /** A check that could not be decided. */
        UNKNOWN,
        /** A check that has no meaning on this host. */
        NOT_APPLICABLE
    }

    /** The name of its code. */
    public String id() {
        return code.id();
    }

    public static Finding error(Code code, String summary, Evidence evidence, String remedy) {
        return new Finding(code, Level.ERROR, summary, evidence, remedy);
    }

    public static Finding warning(Code code, String summary, Evidence evidence, String remedy) {
        return new Finding(code, Level.WARNING, summary, evidence, remedy);
    }

    public static Finding note(Code code, String summary, Evidence evidence) {
        return new Finding(code, Level.NOTE, summary, evidence, "");
    }

    public static Finding unknown(Code code, String summary, Evidence evidence, String remedy) {
        return new Finding(code, Level.UNKNOWN, summary, evidence, remedy);
    }

    public static Finding notApplicable(Code code, String summary, Evidence evidence) {
        return new Finding(code, Level.NOT_APPLICABLE, summary, evidence, "");
    }
}
