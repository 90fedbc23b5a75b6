package io.wirt.engine.journal;

import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.util.Optional;

/**
 * What is remembered of the last apply, the playbook included, so that {@code status} can plan it again.
 *
 * @param at when it ended, ISO 8601 in UTC
 * @param outcome in a few words
 * @param playbookPath where the playbook lay, absolute
 */
public record LastRun(String at, String outcome, String playbookPath, Bytes playbook) {
    private static final String NAME = "last-run";

    public void store(StateStore store) {
        String header = "at " + at + "\noutcome " + outcome + "\nplaybook " + playbookPath + "\n\n";
        store.replace(NAME, Bytes.latin1(Bytes.inFormats(header) + playbook.latin1()));
    }

    public static Optional<LastRun> load(StateStore store) {
        Optional<Bytes> content = store.read(NAME);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        String text = content.get().latin1();
        int end = text.indexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        return lines.length == 3
                ? Optional.of(new LastRun(
                        value(lines[0]), value(lines[1]), value(lines[2]), Bytes.latin1(text.substring(end + 2))))
                : Optional.empty();
    }

    private static String value(String line) {
        return new String(
                Bytes.latin1(line.substring(line.indexOf(' ') + 1)).toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
