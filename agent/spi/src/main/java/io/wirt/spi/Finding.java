package io.wirt.spi;

/**
 * Something a person should know about the host or about a wish.
 *
 * @param id stable name, {@code family.what}, one page in docs/errors
 * @param summary one sentence
 * @param remedy what the reader can do, or empty
 */
public record Finding(String id, Level level, String summary, Evidence evidence, String remedy) {

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

    public static Finding error(String id, String summary, Evidence evidence, String remedy) {
        return new Finding(id, Level.ERROR, summary, evidence, remedy);
    }

    public static Finding warning(String id, String summary, Evidence evidence, String remedy) {
        return new Finding(id, Level.WARNING, summary, evidence, remedy);
    }

    public static Finding note(String id, String summary, Evidence evidence) {
        return new Finding(id, Level.NOTE, summary, evidence, "");
    }

    public static Finding unknown(String id, String summary, Evidence evidence, String remedy) {
        return new Finding(id, Level.UNKNOWN, summary, evidence, remedy);
    }

    public static Finding notApplicable(String id, String summary, Evidence evidence) {
        return new Finding(id, Level.NOT_APPLICABLE, summary, evidence, "");
    }
}
