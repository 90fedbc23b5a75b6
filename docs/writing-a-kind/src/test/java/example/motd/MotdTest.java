package example.motd;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.List;

final class MotdTest extends KindContract {
    private static final String RULES = "- motd: Authorized use only.\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new MotdModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                Scenario.of("the line is added behind the others", tree().file("/etc/motd", "Welcome\n"), RULES)
                        .plans("motd: + line Authorized use only.")
                        .leaves("/etc/motd", "Welcome\nAuthorized use only.\n"),
                Scenario.of("a last line without end gets one first", tree().file("/etc/motd", "Welcome"), RULES)
                        .plans("motd: + line Authorized use only.")
                        .leaves("/etc/motd", "Welcome\nAuthorized use only.\n"),
                Scenario.of("a missing file is made", tree().directory("/etc"), RULES)
                        .plans("motd: + line Authorized use only.")
                        .leaves("/etc/motd", "Authorized use only.\n"),
                Scenario.of("an umlaut is written as UTF-8", tree().directory("/etc"), "- motd: Grüß Gott\n")
                        .plans("motd: + line Grüß Gott")
                        .leaves("/etc/motd", "Gr\u00c3\u00bc\u00c3\u009f Gott\n"),
                Scenario.of("a line that is there is in order", tree().file("/etc/motd", "Authorized use only.\n"), RULES)
                        .says("1 line of /etc/motd"),
                Scenario.of(
                                "a link is followed, and stays",
                                tree().file("/run/motd", "").link("/etc/motd", "../run/motd"),
                                RULES)
                        .plans("motd: + line Authorized use only.")
                        .leaves("/run/motd", "Authorized use only.\n")
                        .leavesLink("/etc/motd", "../run/motd"),
                Scenario.of(
                                "who told sshd not to show it is warned, and gets the line all the same",
                                tree().file("/etc/motd", "").file("/etc/ssh/sshd_config", "Port 22\nprintmotd no\n"),
                                RULES)
                        .plans("motd: + line Authorized use only.")
                        .finds("motd.not-shown"));
    }

    private static FakeHost tree() {
        return FakeHost.tree();
    }
}
