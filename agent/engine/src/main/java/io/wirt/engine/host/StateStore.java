package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Wirt's own memory on a host: small files by name ({@code owed/x}), readable by root alone. Directories are made on
 * the first write; nothing is written by reading.
 */
public interface StateStore {

    Optional<Bytes> read(String name);

    /** The names in one directory of the store, sorted; empty if there is none. */
    List<String> list(String directory);

    /** Replaces a file in one step; durable, file and directory, when this returns. */
    void replace(String name, Bytes content);

    /** Adds to the end of a file; durable when this returns. */
    void append(String name, Bytes content);

    /** Removes a file if it is there; durable when this returns. */
    void remove(String name);

    /** Takes the one lock of this host, or says who holds it. */
    Locking lock(String holder);

    /** What another run that holds the lock says of itself; empty if none does or it cannot be seen. Writes nothing. */
    Optional<String> holder();

    /** The outcome of an attempt to take the lock. */
    sealed interface Locking {

        /** The lock is ours until closed. */
        non-sealed interface Held extends Locking, AutoCloseable {
            @Override
            void close();
        }

        /** Somebody else has it; {@code holder} is what that one said of itself. */
        record Taken(String holder) implements Locking {}
    }
}
