package io.wirt.spi.command;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of a command: what the caller gave, the host it was pointed at, and where to show what was found. */
public interface CommandCall {

    boolean has(CommandOption.Flag flag);

    /** Empty if the option was not given. */
    Optional<String> text(CommandOption.Value option);

    /** Empty if the option was not given; whether the file can be read turns out when it is. */
    Optional<Input> file(CommandOption.InputFile option);

    /**
     * Empty if the option was not given.
     *
     * @throws UsageException if something stands there that may not be replaced
     */
    Optional<Output> file(CommandOption.OutputFile option);

    /** A file of the caller's. */
    interface Input {
        /** As the caller named it; {@code -} for standard input. */
        String name();

        /**
         * Hands on each line without its end, a character for each byte; of a line that is longer than 64 KiB, the begin. A
         * file whose name ends in {@code .gz} is unpacked.
         *
         * @throws UsageException if it cannot be read
         */
        void lines(Consumer<String> sink);
    }

    /** A file that the caller wants. */
    interface Output {
        /** As the caller named it. */
        String name();

        /**
         * Replaces it in one step; only its owner may read it.
         *
         * @throws UsageException if it cannot be written
         */
        void write(Bytes content);
    }

    HostView host();

    /** The host's name, or what else it is known by. */
    String hostName();

    /**
     * Hands on the lines of a file of the host's, of any length, as {@link Input#lines} does but never unpacked.
     *
     * @return false if nothing is there
     * @throws io.wirt.spi.HostException if it cannot be read
     */
    boolean lines(HostPath path, Consumer<String> sink);

    /** How text is marked where it goes. */
    Style style();

    /** Characters of a line of the terminal; 80 where there is none. */
    int columns();

    /** Whether the caller wants one JSON document and nothing else. */
    boolean json();

    /** Whether the caller wants only what needs attention. */
    boolean quiet();

    /** Whether the caller wants more than usual. */
    boolean verbose();

    void print(Sheet sheet);

    void print(Json document);
}
