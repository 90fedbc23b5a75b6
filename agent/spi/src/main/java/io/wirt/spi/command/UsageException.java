package io.wirt.spi.command;

/** The command was called wrongly; the message says what is wrong, the remedy what to do instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public UsageException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** The message, which never is null. */
    public String summary() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
