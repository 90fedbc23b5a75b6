package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.Patience;
import io.wirt.engine.apply.RunListener;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The how-to's playbook on the how-to's machine while it runs: services and all, in memory. */
class HowToHostTest {
    private static final Path PLAYBOOKS = Path.of("..", "..", "playbooks");

    private final MemoryStore store = new MemoryStore();

    @Test
    void withKsmtunedActiveAndTheSwitchAtZeroNothingChanges() throws IOException {
        FakeHost host = machine("centos6-opteron-after-reboot")
                .service("ksmtuned", Query.ServiceState.RUNNING)
                .file("/sys/kernel/mm/ksm/run", "0\n");
        PlanDocument plan = plan(host);
        assertThat(plan.changeCount()).isZero();
        assertThat(plan.blocked()).isFalse();
    }

    @Test
    void aRunThatIsKilledAnywhereIsFinishedByTheNextAndKsmtunedHasReadItsSettings() throws IOException {
        FakeHost whole = freshMachine();
        apply(whole, new MemoryStore());
        int actions = whole.performed().size();
        assertThat(actions).isGreaterThan(4);
        for (int n = 1; n <= actions; n++) {
            for (boolean afterActing : new boolean[] {false, true}) {
                MemoryStore memory = new MemoryStore();
                FakeHost host = freshMachine().diesAt(n, afterActing);
                assertThatThrownBy(() -> apply(host, memory)).isInstanceOf(FakeHost.Died.class);
                host.diesNoMore();
                memory.breakLock();
                apply(host, memory);
                assertThat(plan(host).changeCount()).as("killed at %d", n).isZero();
                assertThat(host.content("/boot/grub/grub.conf")).isEqualTo(whole.content("/boot/grub/grub.conf"));
                assertThat(host.content("/etc/ksmtuned.conf")).isEqualTo(whole.content("/etc/ksmtuned.conf"));
                List<String> words = host.performed();
                assertThat(words.lastIndexOf("run service ksmtuned start"))
                        .as("killed at %d: ksmtuned starts after its settings are written", n)
                        .isGreaterThan(words.lastIndexOf("WriteFile /etc/ksmtuned.conf"));
            }
        }
    }

    /** Everything off, as in the tree; chkconfig and service are stand-ins that do what those commands do. */
    private static FakeHost freshMachine() throws IOException {
        return machine("centos6-opteron")
                .service("ksm", Query.ServiceState.STOPPED)
                .service("ksmtuned", Query.ServiceState.STOPPED)
                .command("chkconfig", (argv, host) -> {
                    String service = argv.get(1);
                    String number = service.equals("ksm") ? "84" : "85";
                    String off = service.equals("ksm") ? "K16ksm" : "K15ksmtuned";
                    for (int level = 2; level <= 5; level++) {
                        host.without("/etc/rc.d/rc" + level + ".d/" + off);
                        host.link("/etc/rc.d/rc" + level + ".d/S" + number + service, "../init.d/" + service);
                    }
                    return 0;
                })
                .command("service", (argv, host) -> {
                    host.service(argv.get(1), Query.ServiceState.RUNNING);
                    host.file("/sys/kernel/mm/ksm/run", "1\n");
                    return 0;
                });
    }

    private static FakeHost machine(String tree) throws IOException {
        Path root = PLAYBOOKS.resolve("hosts").resolve(tree);
        FakeHost host = FakeHost.machine();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted().toList()) {
                String name = "/" + root.relativize(path);
                if (Files.isSymbolicLink(path)) {
                    host.link(name, Files.readSymbolicLink(path).toString());
                } else if (Files.isRegularFile(path)) {
                    host.file(name, Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return host.bootLog(host.content("/var/log/dmesg").split("\n", -1));
    }

    private PlanDocument plan(FakeHost host) throws IOException {
        return agent(host, store).plan(playbook(), "/root/kvm.yaml");
    }

    private static void apply(FakeHost host, MemoryStore memory) throws IOException {
        Agent.Outcome outcome =
                agent(host, memory).apply(playbook(), "/root/kvm.yaml", plan -> true, RunListener.SILENT);
        assertThat(outcome).isInstanceOf(Agent.Outcome.Performed.class);
        assertThat(((Agent.Outcome.Performed) outcome).report().converged())
                .as(outcome.toString())
                .isTrue();
    }

    private static Agent agent(FakeHost host, MemoryStore memory) {
        return new Agent(host, "/", memory, Clock.systemUTC(), () -> (Patience) () -> false);
    }

    private static Playbook playbook() throws IOException {
        Path path = PLAYBOOKS.resolve("kvm-amd-centos6.yaml");
        Reading reading = PlaybookReader.read(
                new PlaybookSource(path.toString(), Bytes.of(Files.readAllBytes(path))),
                Kinds.of(BuiltInModules.list()));
        return ((Reading.Accepted) reading).playbook();
    }
}
