package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The kernel's own switch of KSM. It is the machine's and all containers share it, so there is one such test at a time,
 * and it puts back what it found.
 */
@OnHosts(HostImage.Init.SYSV)
class KernelKsmTest {
    private static final Path KSM = Path.of("/sys/kernel/mm/ksm");
    private static final List<String> SETTINGS = List.of("pages_to_scan", "sleep_millisecs", "run");

    private final HostImage image;
    private final Map<String, String> before = new LinkedHashMap<>();

    KernelKsmTest(HostImage image) {
        this.image = image;
    }

    @BeforeEach
    void remember() throws IOException {
        assumeTrue(Files.exists(KSM.resolve("run")), "the kernel of this machine has no KSM");
        for (String setting : SETTINGS) {
            before.put(setting, Files.readString(KSM.resolve(setting)).strip());
        }
    }

    @Test
    void applyLeavesTheKernelMergingAndTheDaemonInCharge() throws IOException {
        // One at a time also beside another run of these tests on this machine.
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "wirt-it-ksm.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock();
                TestHost host = TestHost.startWithKsmOfTheKernel(image)) {
            assertThat(held.isValid()).isTrue();
            host.run("service", "ksm", "stop").exits(0);
            assertThat(kernel("run")).isEqualTo("0");

            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);

            assertThat(kernel("run")).isEqualTo("1");
            String daemon = host.ksmtuned().orElseThrow();

            // As the daemon leaves it where memory is plentiful: nothing to mend.
            host.run("service", "ksm", "stop").exits(0);
            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);

            assertThat(kernel("run")).isEqualTo("0");
            assertThat(host.ksmtuned()).contains(daemon);
        }
    }

    /** Only what is different, by whoever may; the daemon went with its host. */
    @AfterEach
    void putBack() throws IOException {
        for (Map.Entry<String, String> setting : before.entrySet()) {
            if (!kernel(setting.getKey()).equals(setting.getValue())) {
                try (TestHost host = TestHost.startWithKsmOfTheKernel(image)) {
                    host.write(KSM.resolve(setting.getKey()).toString(), setting.getValue());
                }
            }
        }
        for (Map.Entry<String, String> setting : before.entrySet()) {
            assertThat(kernel(setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
        }
    }

    private static String kernel(String setting) throws IOException {
        return Files.readString(KSM.resolve(setting)).strip();
    }
}
