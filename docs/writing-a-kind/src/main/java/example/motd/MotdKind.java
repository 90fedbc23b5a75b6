package example.motd;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line that everybody reads who logs in: it stands somewhere in /etc/motd. Other lines stay as they are. */
final class MotdKind implements Kind<MotdKind.Desired, MotdKind.Observed> {
    private static final HostPath MOTD = HostPath.of("/etc/motd");
    private static final HostPath SSHD = HostPath.of("/etc/ssh/sshd_config");

    private static final Field<String> LINE = Field.required("line", Types.text(), "The line, without its end.");
    private static final Schema<Desired> SCHEMA = Schema.of(
                    "A line of /etc/motd, which is shown after login.",
                    List.of(LINE),
                    input -> new Desired(input.get(LINE)))
            .shorthand(LINE);

    /** What the playbook wants. */
    record Desired(String line) {}

    /**
     * What the host has.
     *
     * @param motd one character for each byte, see {@link FileContent#text()}; empty if there is no such file
     * @param silenced where sshd is told not to show it
     */
    record Observed(Optional<String> motd, Optional<Evidence> silenced) {}

    @Override
    public String name() {
        return "motd";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    @Override
    public Observed observe(Desired desired, HostView host) {
        return new Observed(host.read(MOTD).map(FileContent::text), host.read(SSHD).flatMap(MotdKind::silence));
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
        String before = current.motd().orElse("");
        String wanted = Bytes.inFormats(desired.line());
        int line = before.lines().toList().indexOf(wanted) + 1;
        Diff diff = Diff.inOrder("1 line of " + MOTD, line == 0 ? Evidence.of(MOTD) : Evidence.at(MOTD, line, ""));
        if (line == 0) {
            String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Bytes after = Bytes.latin1(before + separator + wanted + "\n");
            diff = diff.with(new Change(
                    "1 line of " + MOTD,
                    List.of(Delta.added("line", desired.line())),
                    List.of(new Action.WriteFile(MOTD, after)),
                    TakesEffect.NOW));
        }
        return current.silenced().isEmpty() ? diff : diff.with(notShown(current.silenced().get()));
    }

    private static Finding notShown(Evidence place) {
        return Finding.warning(
                MotdCode.NOT_SHOWN, "sshd does not show /etc/motd", place, "remove 'PrintMotd no', or use Banner instead");
    }

    /** The first line with a keyword counts, and keywords have no case: sshd_config(5). */
    private static Optional<Evidence> silence(FileContent file) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
            if (words.length > 1 && words[0].equals("printmotd")) {
                return words[1].equals("no")
                        ? Optional.of(Evidence.at(SSHD, i + 1, lines.get(i)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
