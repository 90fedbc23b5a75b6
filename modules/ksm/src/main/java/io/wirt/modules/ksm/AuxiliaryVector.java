package io.wirt.modules.ksm;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What the kernel told this process when it started it: pairs of machine words, key and value. Trees have none. */
final class AuxiliaryVector {
    private static final HostPath FILE = HostPath.of("/proc/self/auxv");
    private static final long PAGE_SIZE = 6;
    private static final long CLOCK_TICKS = 17;

    private AuxiliaryVector() {}

    /** Bytes of a page of memory. */
    static Optional<Long> pageSize(HostView host) {
        return value(PAGE_SIZE, host);
    }

    /** How many ticks, in which the kernel counts processor time, make a second. */
    static Optional<Long> ticksPerSecond(HostView host) {
        return value(CLOCK_TICKS, host).filter(ticks -> ticks > 0);
    }

    private static Optional<Long> value(long wanted, HostView host) {
        Optional<FileContent> vector = host.read(FILE);
        if (vector.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer words = ByteBuffer.wrap(vector.get().bytes().toArray()).order(ByteOrder.nativeOrder());
        while (words.remaining() >= 2 * Long.BYTES) {
            long key = words.getLong();
            long value = words.getLong();
            if (key == wanted) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
