package io.wirt.formats.sysv;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an init script says of the services that it depends on, in its block {@code ### BEGIN INIT INFO} (docs/domain 4.1).
 *
 * @param provides the names by which others may depend on it, beside its own
 * @param startsAfter what it needs, or would like, to have been started before it
 * @param stopsBefore what it needs, or would like, to be stopped after it
 * @param startsIn the runlevels in which it is to be started, as they are written
 * @param stopsIn the runlevels in which it is to be stopped
 */
public record LsbHeader(
        List<String> provides,
        List<String> startsAfter,
        List<String> stopsBefore,
        List<String> startsIn,
        List<String> stopsIn) {
    public LsbHeader {
        provides = List.copyOf(provides);
        startsAfter = List.copyOf(startsAfter);
        stopsBefore = List.copyOf(stopsBefore);
        startsIn = List.copyOf(startsIn);
        stopsIn = List.copyOf(stopsIn);
    }

    /** Empty if the script has no such block. */
    public static Optional<LsbHeader> parse(String script) {
        List<String> provides = new ArrayList<>();
        List<String> startsAfter = new ArrayList<>();
        List<String> stopsBefore = new ArrayList<>();
        List<String> startsIn = new ArrayList<>();
        List<String> stopsIn = new ArrayList<>();
        boolean found = false;
        boolean inside = false;
        for (int start = 0; start < script.length(); start = Lines.next(script, start)) {
            String line = Lines.lineAt(script, start);
            if (line.startsWith("### BEGIN INIT INFO")) {
                found = true;
                inside = true;
            } else if (line.startsWith("### END INIT INFO")) {
                inside = false;
            } else if (inside && line.startsWith("#") && line.indexOf(':') > 0) {
                int colon = line.indexOf(':');
                List<String> words = words(line.substring(colon + 1));
                switch (line.substring(1, colon).strip()) {
                    case "Provides" -> provides.addAll(words);
                    case "Required-Start", "Should-Start" -> startsAfter.addAll(words);
                    case "Required-Stop", "Should-Stop" -> stopsBefore.addAll(words);
                    case "Default-Start" -> startsIn.addAll(words);
                    case "Default-Stop" -> stopsIn.addAll(words);
                    default -> {}
                }
            }
        }
        return found
                ? Optional.of(new LsbHeader(provides, startsAfter, stopsBefore, startsIn, stopsIn))
                : Optional.empty();
    }

    private static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", -1));
    }
}
