package io.wirt.spi;

/**
 * Where a statement about a host can be looked up.
 *
 * @param source a path of the host, or the command that was asked
 * @param line the line in it, counted from 1; 0 where the statement is about the whole
 * @param excerpt what stands there, or empty
 */
public record Evidence(String source, int line, String excerpt) {
    public static Evidence of(String source) {
        return new Evidence(source, 0, "");
    }

    public static Evidence of(HostPath path) {
        return of(path.value());
    }

    public static Evidence at(HostPath path, int line, String excerpt) {
        return new Evidence(path.value(), line, excerpt);
    }

    /** The source with its line, as {@code /etc/ksmtuned.conf:7}. */
    public String place() {
        return line == 0 ? source : source + ":" + line;
    }
}
