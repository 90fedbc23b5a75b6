package io.wirt.cli.command;

/** The command was called wrongly; the message says what is wrong, the remedy what to do instead. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UsageException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String summary() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
