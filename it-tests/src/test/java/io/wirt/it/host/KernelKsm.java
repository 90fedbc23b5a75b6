package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernel's own samepage merging. It is the machine's and all containers share it, so one test holds it at a time,
 * also beside another run of these tests, and what it found is put back.
 */
final class KernelKsm implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("/sys/kernel/mm/ksm");
    private static final Path LOCK = Path.of(System.getProperty("java.io.tmpdir"), "wirt-it-ksm.lock");

    /** What a kernel has after it booted, in the order in which values are put back. */
    private static final Map<String, String> FRESH = new LinkedHashMap<>();

    static {
        FRESH.put("pages_to_scan", "100");
        FRESH.put("sleep_millisecs", "20");
        FRESH.put("run", "0");
    }

    private final HostImage image;
    private final FileChannel lock;
    private final Map<String, String> before = new LinkedHashMap<>();

    private KernelKsm(HostImage image, FileChannel lock) {
        this.image = image;
        this.lock = lock;
        for (String setting : FRESH.keySet()) {
            before.put(setting, value(setting));
        }
    }

    /** Waits for it; where the kernel has none, the running test ends here. */
    static KernelKsm hold(HostImage image) {
        assumeTrue(Files.exists(DIRECTORY.resolve("run")), "the kernel of this machine has no KSM");
        try {
            FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            assertThat(channel.lock().isValid()).isTrue();
            return new KernelKsm(image, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host that sees it, and may write to it. */
    TestHost start() {
        return TestHost.startWithKsmOfTheKernel(image);
    }

    String value(String setting) {
        try {
            return Files.readString(DIRECTORY.resolve(setting)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the kernel is when it has just booted. */
    void forget(TestHost host) {
        write(FRESH, host);
    }

    /** Waits until the setting has this value. */
    void await(String setting, String value) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!value(setting).equals(value) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(value(setting)).as(setting).isEqualTo(value);
    }

    /** Only what is different, by a host, for not every user may; the daemons went with theirs. */
    @Override
    public void close() {
        List<String> settings = List.copyOf(before.keySet());
        if (!settings.stream().allMatch(setting -> value(setting).equals(before.get(setting)))) {
            try (TestHost host = start()) {
                write(before, host);
            }
        }
        for (String setting : settings) {
            assertThat(value(setting)).as(setting).isEqualTo(before.get(setting));
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Map<String, String> values, TestHost host) {
        values.forEach((setting, value) -> host.write(DIRECTORY.resolve(setting).toString(), value));
    }
}
