package io.wirt.spi.command;

import java.util.regex.Pattern;

/** What a command takes on its command line, each at most once. The one who declares it asks the call for it. */
public sealed interface CommandOption {
    Pattern NAME = Pattern.compile("--[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** With its hyphens, as {@code --since}. */
    String name();

    /** A sentence, for help. */
    String description();

    /** There or not. */
    record Flag(String name, String description) implements CommandOption {
        public Flag {
            demand(name);
        }
    }

    /**
     * With a value, which is text; the command says what it takes it for.
     *
     * @param label what help calls the value, as {@code TIME}
     */
    record Value(String name, String label, String description) implements CommandOption {
        public Value {
            demand(name);
        }
    }

    /**
     * A file of the caller's to read, not one of the host's.
     *
     * @param label what help calls the file
     */
    record InputFile(String name, String label, String description) implements CommandOption {
        public InputFile {
            demand(name);
        }
    }

    /**
     * A file of the caller's to write. What is there already is replaced only if it is of the same sort: anything else is
     * somebody's.
     *
     * @param label what help calls the file
     * @param sort what such a file is called, as {@code page}
     * @param begin with which each file of the sort begins, in ASCII
     */
    record OutputFile(String name, String label, String description, String sort, String begin)
            implements CommandOption {
        public OutputFile {
            demand(name);
            if (begin.isEmpty()) {
                throw new IllegalArgumentException(name + " would replace any file");
            }
        }
    }

    private static void demand(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of an option");
        }
    }
}
