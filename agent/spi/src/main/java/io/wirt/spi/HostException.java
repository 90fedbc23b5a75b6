package io.wirt.spi;

/** The host refused: a file could not be read or written, a command failed. Its message names the path or command. */
public final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String remedy;

    /**
     * Says what the host refused.
     *
     * @param message what was tried, on which path or command, and what the host said
     * @param remedy what the reader can do, or empty
     */
    public HostException(Code code, String message, String remedy) {
        super(message);
        this.code = code;
        this.remedy = remedy;
    }

    public Code code() {
        return code;
    }

    /** The name of its code. */
    public String id() {
        return code.id();
    }

    public String remedy() {
        return remedy;
    }

    /** The message never is null, unlike {@link #getMessage()} by its type. */
    public String summary() {
        return String.valueOf(getMessage());
    }
}
