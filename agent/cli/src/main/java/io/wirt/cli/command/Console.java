package io.wirt.cli.command;

import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
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
 * Where the program talks: its streams, and what is known of the terminal behind them. Sheets and JSON leave it, and nothing
 * else does, so that no text of a host can steer a terminal.
 */
public final class Console {
    private static final int COLUMNS = 80;
    private static final String BACK_TO_AN_EMPTY_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Terminal terminal;

    /**
     * What is known of the terminal behind the streams.
     *
     * @param in whether a person can answer a question
     * @param out whether standard output is a terminal
     * @param columns characters of one of its lines; 80 where there is none
     * @param colour whether the environment lets a terminal be coloured
     */
    public record Terminal(boolean in, boolean out, int columns, boolean colour) {
        /** Where there is none. */
        public static final Terminal NONE = new Terminal(false, false, COLUMNS, false);
    }

    public Console(PrintStream out, PrintStream err, InputStream in, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.terminal = terminal;
    }

    /** This process's own. The launcher knows which streams are terminals; Java 17 does not. */
    public static Console ofProcess() {
        boolean noColour = !nothing(System.getenv("NO_COLOR")) || "dumb".equals(System.getenv("TERM"));
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.in,
                new Terminal(
                        "true".equals(System.getProperty("wirt.terminal.in")),
                        "true".equals(System.getProperty("wirt.terminal.out")),
                        Objects.requireNonNull(Integer.getInteger("wirt.terminal.columns", COLUMNS)),
                        !noColour));
    }

    Terminal terminal() {
        return terminal;
    }

    InputStream in() {
        return in;
    }

    void print(Sheet sheet) {
        out.print(sheet.printed());
        out.flush();
    }

    void print(Json document) {
        out.print(document.print());
        out.flush();
    }

    /** Takes back the line that was begun on a terminal. */
    void takeLineBack() {
        out.print(BACK_TO_AN_EMPTY_LINE);
    }

    /** On standard error. */
    void complain(Sheet sheet) {
        err.print(sheet.printed());
        err.flush();
    }

    /** Whether something of what was printed was lost. */
    public boolean lostOutput() {
        return out.checkError();
    }

    /** Asks a yes-or-no question on standard error; anything but y or yes is a no. */
    boolean confirms(String question) {
        complain(Sheet.of(question + " [y/N] "));
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
