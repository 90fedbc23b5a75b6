package io.wirt.formats.kernel;

import io.wirt.formats.text.Lines;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kernel's account of memory, {@code /proc/meminfo}: lines {@code Name:  N kB}. */
public final class ProcMeminfo {
    private static final long KIBIBYTE = 1024;

    private final Map<String, Long> amounts = new HashMap<>();

    private ProcMeminfo(String text) {
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start);
            int colon = line.indexOf(':');
            if (colon > 0 && line.endsWith(" kB")) {
                put(
                        line.substring(0, colon),
                        line.substring(colon + 1, line.length() - 3).strip());
            }
        }
    }

    public static ProcMeminfo parse(String text) {
        return new ProcMeminfo(text);
    }

    private void put(String name, String number) {
        try {
            amounts.put(name, Math.multiplyExact(Long.parseLong(number), KIBIBYTE));
        } catch (NumberFormatException | ArithmeticException noAmount) {
            // a line that no kernel writes says nothing
        }
    }

    /** Bytes under this name; empty if there is none. */
    public Optional<Long> amount(String name) {
        return Optional.ofNullable(amounts.get(name));
    }

    /**
     * Bytes that can be had without swapping: what the kernel estimates, from 3.14, and before that what is free or
     * holds files of a disk.
     */
    public Optional<Long> available() {
        Optional<Long> reckoned = amount("MemAvailable");
        return reckoned.isPresent()
                ? reckoned
                : amount("MemFree")
                        .map(free -> free
                                + amount("Buffers").orElse(0L)
                                + amount("Cached").orElse(0L)
                                - amount("Shmem").orElse(0L));
    }
}
