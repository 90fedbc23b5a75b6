package io.wirt.cli.command;

import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.Patience;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.LocalHost;
import io.wirt.engine.host.StateStore;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostModule;
import io.wirt.spi.command.UsageException;
import io.wirt.spi.output.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What one call of a command works with: its options, its console, the kinds, and the host it was pointed at. */
final class Session {
    private static final int SETTLES_SECONDS = 10;

    private final Options options;
    private final Console console;
    private final List<HostModule> builtIn;

    Session(Options options, Console console, List<HostModule> builtIn) {
        this.options = options;
        this.console = console;
        this.builtIn = builtIn;
    }

    Options options() {
        return options;
    }

    Console console() {
        return console;
    }

    Style style() {
        String when = options.choice("--color", "auto", "always", "never");
        boolean coloured = when.equals("always")
                || (when.equals("auto")
                        && console.terminal().out()
                        && console.terminal().colour());
        return coloured ? Style.COLOURED : Style.PLAIN;
    }

    /** With those of the plug-ins, whose commands must be fit to be called as well. */
    Kinds kinds() {
        List<HostModule> pluggedIn = Plugins.found(options.path("--plugin-dir"));
        if (pluggedIn.isEmpty()) {
            return Kinds.of(builtIn);
        }
        Commands.of(builtIn, pluggedIn);
        List<HostModule> all = new ArrayList<>(builtIn);
        all.addAll(pluggedIn);
        try {
            return Kinds.of(all);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "take one of the plug-ins out, see --plugin-dir");
        }
    }

    String root() {
        return options.path("--root")
                .map(root -> root.toAbsolutePath().normalize().toString())
                .orElse("/");
    }

    Host host() {
        if (options.path("--root").isEmpty()) {
            return LocalHost.running();
        }
        Path root = Path.of(root());
        if (!Files.isDirectory(root)) {
            throw new UsageException("there is no directory " + root, "--root takes the root of a file system tree");
        }
        return LocalHost.tree(root);
    }

    StateStore store() {
        return options.path("--state-dir")
                .map(DirectoryStateStore::at)
                .orElseGet(() -> DirectoryStateStore.ofHost(Path.of(root())));
    }

    Agent agent() {
        return new Agent(host(), root(), store(), Clock.systemUTC(), Patience.seconds(SETTLES_SECONDS));
    }

    /** The file that the call names, or the reason why it cannot be one. */
    String playbookPath() {
        if (options.positionals().isEmpty()) {
            throw new UsageException("which playbook?", "name the YAML file, as in 'wirt plan host.yaml'");
        }
        return options.positionals().get(0);
    }

    Playbook playbook() {
        return playbook(playbookPath());
    }

    Playbook playbook(String path) {
        return playbook(new PlaybookSource(path, read(path)));
    }

    Playbook playbook(PlaybookSource source) {
        Reading reading = PlaybookReader.read(source, kinds());
        if (reading instanceof Reading.Rejected rejected) {
            throw new InvalidPlaybookException(rejected);
        }
        return ((Reading.Accepted) reading).playbook();
    }

    static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }

    /** Reads a file of the caller's, a little beyond the size that the reader will refuse. */
    static Bytes read(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return Bytes.of(in.readNBytes(PlaybookReader.LARGEST + 1));
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + path, "check the name; paths are relative to where you are");
        } catch (IOException e) {
            throw new UsageException("cannot read " + path + ": " + reason(e), "it must be a file that you may read");
        }
    }

    static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
