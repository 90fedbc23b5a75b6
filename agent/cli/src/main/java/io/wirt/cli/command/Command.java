package io.wirt.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the program. */
interface Command {
    CommandSpec spec();

    /** Runs it and gives its exit status. */
    int run(Session session);
}
