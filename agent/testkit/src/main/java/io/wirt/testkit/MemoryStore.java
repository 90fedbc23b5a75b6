package io.wirt.testkit;

import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Wirt's memory in memory: what survives when a {@link FakeHost} dies. */
public final class MemoryStore implements StateStore {
    private final TreeMap<String, Bytes> files = new TreeMap<>();
    private String holder = "";
    private String other = "";

    /** Everything in the store by name, content as text. */
    public Map<String, String> snapshot() {
        Map<String, String> snapshot = new TreeMap<>();
        files.forEach((name, content) -> snapshot.put(name, content.latin1()));
        return snapshot;
    }

    /** Another process takes the lock. */
    public void lockedBy(String process) {
        holder = process;
        other = process;
    }

    /** The process that held the lock is gone. */
    public void breakLock() {
        holder = "";
        other = "";
    }

    @Override
    public Optional<Bytes> read(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public List<String> list(String directory) {
        List<String> names = new ArrayList<>();
        for (String name : files.keySet()) {
            String rest = name.startsWith(directory + "/") ? name.substring(directory.length() + 1) : "";
            if (!rest.isEmpty() && rest.indexOf('/') < 0) {
                names.add(rest);
            }
        }
        return names;
    }

    @Override
    public void replace(String name, Bytes content) {
        files.put(name, content);
    }

    @Override
    public void append(String name, Bytes content) {
        String present = read(name).map(Bytes::latin1).orElse("");
        files.put(name, Bytes.latin1(present + content.latin1()));
    }

    @Override
    public void remove(String name) {
        files.remove(name);
    }

    @Override
    public Optional<String> holder() {
        return other.isEmpty() ? Optional.empty() : Optional.of(other);
    }

    @Override
    public Locking lock(String newHolder) {
        if (!holder.isEmpty()) {
            return new Locking.Taken(holder);
        }
        holder = newHolder;
        return (Locking.Held) () -> holder = "";
    }
}
