package io.wirt.engine.journal;

import io.wirt.engine.host.StateStore;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.spi.Bytes;
import java.util.Optional;

/** Which after-boot checks have passed since the machine booted; a pass counts for that boot. */
public final class BootChecks implements PassedChecks {
    private static final String NAME = "after-boot";

    private final StateStore store;
    private final Optional<String> bootId;

    public BootChecks(StateStore store, Optional<String> bootId) {
        this.store = store;
        this.bootId = bootId;
    }

    @Override
    public boolean passed(String check) {
        return bootId.isPresent()
                && store.read(NAME)
                        .map(content -> contains(content.latin1(), line(check)))
                        .orElse(false);
    }

    /** Puts a pass on record, once. */
    public void record(String check) {
        if (bootId.isEmpty() || passed(check)) {
            return;
        }
        String present = store.read(NAME).map(Bytes::latin1).orElse("");
        StringBuilder kept = new StringBuilder();
        for (String line : present.split("\n", -1)) {
            if (line.startsWith(bootId.get() + " ")) {
                kept.append(line).append('\n');
            }
        }
        store.replace(NAME, Bytes.utf8(kept + line(check) + "\n"));
    }

    private String line(String check) {
        return bootId.orElse("") + " " + check;
    }

    private static boolean contains(String text, String line) {
        return ("\n" + text).contains("\n" + line + "\n");
    }
}
