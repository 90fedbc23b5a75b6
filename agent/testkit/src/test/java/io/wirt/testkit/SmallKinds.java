package io.wirt.testkit;

import io.wirt.spi.Action;
import io.wirt.spi.Answer;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Code;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostModule;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Query;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import io.wirt.spi.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The smallest kinds that show everything an engine must do: a line in a file, a command, a daemon, a demand. */
final class SmallKinds implements HostModule {
    private static final Field<String> NAME = Field.required("name", Types.resourceName(), "Its name.");
    private static final Field<String> FILE = Field.required("file", Types.text(), "The file.");
    private static final Field<String> TEXT = Field.required("text", Types.text(), "The line.");

    @Override
    public String family() {
        return "small";
    }

    /** What {@code present} finds. */
    private enum Said implements Code {
        MISSING("present.missing"),
        UNKNOWN("present.unknown");

        private final String id;

        Said(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    @Override
    public List<? extends Code> codes() {
        return List.of(Said.values());
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new Line(), new Only(), new Argument(), new Command(), new Daemon());
    }

    @Override
    public List<Kind<?, ?>> checks() {
        return List.of(new Present());
    }

    private static Optional<String> text(HostView host, String path) {
        return host.read(HostPath.of(path)).map(FileContent::text);
    }

    /** A line that a file should have; {@code secret} lines are sensitive; a daemon of the file's name reads it. */
    static final class Line implements Kind<Line.WantedLine, Optional<String>> {
        record WantedLine(String file, String text) {}

        @Override
        public String name() {
            return "line";
        }

        @Override
        public Schema<WantedLine> schema() {
            return Schema.of(
                    "A line of a file.", List.of(NAME, FILE, TEXT), in -> new WantedLine(in.get(FILE), in.get(TEXT)));
        }

        @Override
        public Optional<String> observe(WantedLine desired, HostView host) {
            return text(host, desired.file());
        }

        @Override
        public Diff diff(WantedLine desired, Optional<String> current, Signals signals) {
            String present = current.orElse("");
            Diff diff = Diff.inOrder("a line of " + desired.file(), Evidence.of(desired.file()));
            if (present.contains(desired.text() + "\n")) {
                return diff;
            }
            if (desired.text().equals("bug")) {
                throw new IllegalStateException("this kind has a bug");
            }
            String wanted = present + (desired.text().equals("never") ? "other" : desired.text()) + "\n";
            Set<String> sensitive = desired.text().startsWith("secret") ? Set.of(desired.text()) : Set.of();
            return diff.with(new Change(
                    "add a line",
                    List.of(Delta.added("line", desired.text())),
                    List.of(new Action.WriteFile(HostPath.of(desired.file()), Bytes.latin1(wanted), 0600, sensitive)),
                    restarts(desired).isEmpty() ? TakesEffect.NOW : new TakesEffect.AfterRestart("daemon/d")));
        }

        @Override
        public Set<String> restarts(WantedLine desired) {
            return desired.file().equals("/etc/d.conf") ? Set.of("daemon/d") : Set.of();
        }
    }

    /** A line that should be the whole of a file. */
    static final class Only implements Kind<Only.WantedFile, Optional<String>> {
        record WantedFile(String file, String text) {}

        @Override
        public String name() {
            return "only";
        }

        @Override
        public Schema<WantedFile> schema() {
            return Schema.of(
                    "All of a file.", List.of(NAME, FILE, TEXT), in -> new WantedFile(in.get(FILE), in.get(TEXT)));
        }

        @Override
        public Optional<String> observe(WantedFile desired, HostView host) {
            return text(host, desired.file());
        }

        @Override
        public Diff diff(WantedFile desired, Optional<String> current, Signals signals) {
            String wanted = desired.text() + "\n";
            Diff diff = Diff.inOrder(desired.file(), Evidence.of(desired.file()));
            return current.equals(Optional.of(wanted))
                    ? diff
                    : diff.with(new Change(
                            "write " + desired.text(),
                            List.of(Delta.added("text", desired.text())),
                            List.of(new Action.WriteFile(HostPath.of(desired.file()), Bytes.latin1(wanted))),
                            TakesEffect.NOW));
        }
    }

    /** A word of a file that a machine is booted with, as long as it runs not with it. */
    static final class Argument implements Kind<Only.WantedFile, Optional<String>> {
        @Override
        public String name() {
            return "argument";
        }

        @Override
        public Schema<Only.WantedFile> schema() {
            return Schema.of(
                    "A word for the boot.",
                    List.of(NAME, FILE, TEXT),
                    in -> new Only.WantedFile(in.get(FILE), in.get(TEXT)));
        }

        @Override
        public Optional<String> observe(Only.WantedFile desired, HostView host) {
            return text(host, desired.file());
        }

        @Override
        public Diff diff(Only.WantedFile desired, Optional<String> current, Signals signals) {
            String present = current.orElse("");
            Diff diff = Diff.inOrder(desired.file(), Evidence.of(desired.file()));
            return present.contains(desired.text())
                    ? diff.with(new TakesEffect.AfterReboot(desired.text() + " is configured"))
                    : diff.with(new Change(
                            "add " + desired.text(),
                            List.of(Delta.added("word", desired.text())),
                            List.of(new Action.WriteFile(
                                    HostPath.of(desired.file()), Bytes.latin1(present + desired.text() + "\n"))),
                            new TakesEffect.AfterReboot(desired.text() + " is not running")));
        }
    }

    /** A command that is run until a file is there; it may cloud another file. */
    static final class Command implements Kind<Command.WantedCommand, Boolean> {
        private static final Field<Optional<String>> CLOUDS = Field.optional("clouds", Types.text(), "What it clouds.");

        record WantedCommand(String name, String makes, Optional<String> clouds) {}

        @Override
        public String name() {
            return "command";
        }

        @Override
        public Schema<WantedCommand> schema() {
            return Schema.of(
                    "A command.",
                    List.of(NAME, FILE, CLOUDS),
                    in -> new WantedCommand(in.get(NAME), in.get(FILE), in.get(CLOUDS)));
        }

        @Override
        public Boolean observe(WantedCommand desired, HostView host) {
            return text(host, desired.makes()).isPresent();
        }

        @Override
        public Diff diff(WantedCommand desired, Boolean there, Signals signals) {
            Diff diff = Diff.inOrder(desired.makes(), Evidence.of(desired.makes()));
            if (there) {
                return diff;
            }
            Action.Clouds clouds = new Action.Clouds(
                    desired.clouds().map(HostPath::of).map(Set::of).orElse(Set.of()), Set.of());
            Action.Run run = new Action.Run(
                    List.of(desired.name()),
                    Bytes.EMPTY,
                    Duration.ofSeconds(1),
                    List.of(Action.Leaving.file(HostPath.of(desired.makes()), Bytes.latin1("made\n"))),
                    clouds);
            return diff.with(
                    new Change("run it", List.of(Delta.added("file", desired.makes())), List.of(run), TakesEffect.NOW));
        }
    }

    /** A daemon that is told by a restart. */
    static final class Daemon implements Kind<String, Answer<Query.ServiceState>> {
        @Override
        public String name() {
            return "daemon";
        }

        @Override
        public Schema<String> schema() {
            return Schema.of("A daemon.", List.of(NAME), in -> in.get(NAME));
        }

        @Override
        public Answer<Query.ServiceState> observe(String name, HostView host) {
            return host.ask(new Query.ServiceStatus(name));
        }

        @Override
        public Diff diff(String name, Answer<Query.ServiceState> state, Signals signals) {
            Diff diff = Diff.inOrder(name, Evidence.of("service " + name));
            boolean runs = state instanceof Answer.Known<Query.ServiceState> known
                    && known.value() == Query.ServiceState.RUNNING;
            return signals.any() && runs
                    ? diff.with(new Change(
                            "restart",
                            List.of(Delta.changed("configuration", "old", "new")),
                            List.of(new Action.Run(
                                    List.of("service", name, "restart"),
                                    Bytes.EMPTY,
                                    Duration.ofSeconds(1),
                                    List.of(),
                                    Action.Clouds.NONE)),
                            TakesEffect.NOW))
                    : diff;
        }
    }

    /** A demand: the file is there. A file that ends in {@code ?} cannot be decided. */
    static final class Present implements Kind<String, Boolean> {
        @Override
        public String name() {
            return "present";
        }

        @Override
        public Schema<String> schema() {
            return Schema.of("A file is there.", List.of(FILE), in -> in.get(FILE))
                    .shorthand(FILE);
        }

        @Override
        public Boolean observe(String file, HostView host) {
            return text(host, file).isPresent();
        }

        @Override
        public Diff diff(String file, Boolean there, Signals signals) {
            Diff diff = Diff.inOrder(file, Evidence.of(file));
            if (file.endsWith("?")) {
                return diff.with(Finding.unknown(Said.UNKNOWN, "nobody knows", Evidence.of(file), ""));
            }
            return there
                    ? diff
                    : diff.with(Finding.error(Said.MISSING, file + " is missing", Evidence.of(file), "make it"));
        }
    }
}
