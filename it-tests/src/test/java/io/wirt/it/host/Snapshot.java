package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Every entry below some directories of a host, at one moment. */
record Snapshot(Map<String, Entry> entries) {

    /**
     * One entry.
     *
     * @param type as {@code find} calls it: f, d, l
     * @param owner uid and gid
     * @param times when it was last modified, and when anything about it last changed
     * @param target where a link leads
     * @param digest the SHA-256 of a file's content
     */
    record Entry(
            String type,
            String mode,
            String owner,
            String inode,
            String names,
            String times,
            String target,
            String digest) {

        /** What it says, without the traces of how it came to be. */
        Entry withoutHistory() {
            return new Entry(type, mode, owner, "", names, "", target, digest);
        }
    }

    static Snapshot of(TestHost host, String... directories) {
        String[] words = new String[directories.length + 1];
        words[0] = "/opt/lab/snapshot";
        System.arraycopy(directories, 0, words, 1, directories.length);
        Map<String, Entry> entries = new TreeMap<>();
        host.run(words).exits(0).out().lines().forEach(line -> {
            String[] field = line.split("\t", -1);
            assertThat(field).as(line).hasSize(12);
            entries.put(
                    field[0],
                    new Entry(
                            field[1],
                            field[2],
                            field[3] + ":" + field[4],
                            field[5] + ":" + field[6],
                            field[7],
                            field[8] + " " + field[9],
                            field[10],
                            field[11]));
        });
        return new Snapshot(entries);
    }

    /** The entries that are different in another snapshot, new and gone ones included; directories only by what they say. */
    Map<String, String> differencesTo(Snapshot later) {
        Map<String, String> differences = new LinkedHashMap<>();
        TreeMap<String, Entry> all = new TreeMap<>(entries);
        all.putAll(later.entries);
        for (String path : all.keySet()) {
            Entry before = entries.get(path);
            Entry after = later.entries.get(path);
            if (before == null || after == null) {
                differences.put(path, before == null ? "new" : "gone");
            } else if (!comparable(before).equals(comparable(after))) {
                differences.put(path, "changed");
            }
        }
        return differences;
    }

    private static Entry comparable(Entry entry) {
        return entry.type().equals("d")
                ? new Entry("d", entry.mode(), entry.owner(), "", "", "", "", "")
                : entry.withoutHistory();
    }

    Entry entry(String path) {
        Entry entry = entries.get(path);
        assertThat(entry).as(path).isNotNull();
        return java.util.Objects.requireNonNull(entry);
    }
}
