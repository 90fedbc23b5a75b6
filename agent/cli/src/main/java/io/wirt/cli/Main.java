package io.wirt.cli;

import io.wirt.cli.command.Console;
import io.wirt.cli.command.Wirt;

/** The program's entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = new Wirt(console, BuiltInModules.list()).run(arguments);
        console.out().flush();
        System.exit(status);
    }
}
