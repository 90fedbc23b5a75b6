package io.wirt.cli;

import io.wirt.cli.command.Console;
import io.wirt.cli.command.Wirt;

/** The program's entry point. */
public final class Main {
    private static final int UNWRITABLE = 70;

    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = new Wirt(console, BuiltInModules.list()).run(arguments);
        if (console.lostOutput()) {
            System.err.println("wirt: standard output could not be written");
            status = UNWRITABLE;
        }
        System.exit(status);
    }
}
