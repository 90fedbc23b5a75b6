package io.wirt.spi.command;

import java.util.List;

/**
 * A command that a module brings: it looks at a host and shows something of it. What it is called and what it takes it says
 * as data, so that help and the errors of a wrong call are the same for all commands.
 *
 * <p>Beside its own options it has those of every command: {@code --root}, {@code --state-dir}, {@code --format},
 * {@code --color}, {@code --quiet}, {@code --verbose} and {@code --help}.
 */
public interface HostCommand {

    /** The word behind {@code wirt}: lower-case letters, digits and hyphens. */
    String name();

    /** What it does, in the list of all commands: a few words, without a full stop. */
    String summary();

    /** The same in whole sentences, at the head of its own help. */
    String description();

    /** How it is called, at the foot of its own help. */
    List<CommandExample> examples();

    /** In the order in which help lists them. */
    List<CommandOption> options();

    /**
     * Runs it. A call that comes to its end exits with status 0.
     *
     * @throws UsageException if it was called wrongly: status 64
     * @throws io.wirt.spi.HostException if the host refused what it needs: status 1
     */
    void run(CommandCall call);
}
