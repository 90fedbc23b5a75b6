package io.wirt.cli.command;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where the program talks: its streams, and what is known of the terminal behind them.
 *
 * @param terminalIn whether a person can answer a question
 * @param terminalOut whether standard output is a terminal
 * @param columns characters of one of its lines; 80 where there is none
 * @param colour whether the environment lets a terminal be coloured
 */
public record Console(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean terminalIn,
        boolean terminalOut,
        int columns,
        boolean colour) {
    private static final int COLUMNS = 80;

    /** This process's own. The launcher knows which streams are terminals; Java 17 does not. */
    public static Console ofProcess() {
        boolean noColour = !nothing(System.getenv("NO_COLOR")) || "dumb".equals(System.getenv("TERM"));
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.in,
                "true".equals(System.getProperty("wirt.terminal.in")),
                "true".equals(System.getProperty("wirt.terminal.out")),
                Objects.requireNonNull(Integer.getInteger("wirt.terminal.columns", COLUMNS)),
                !noColour);
    }

    /** Asks a yes-or-no question on standard error; anything but y or yes is a no. */
    boolean confirms(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean nothing(String value) {
        return value == null || value.isEmpty();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
