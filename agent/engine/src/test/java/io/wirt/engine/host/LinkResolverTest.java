package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkResolverTest {
    private final Map<HostPath, Node> nodes = new HashMap<>();

    @Test
    void aPathWithoutLinksIsItself() {
        directory("/etc");

        assertThat(resolve("/etc/grub.conf"))
                .isEqualTo(new LinkResolver.Resolved(HostPath.of("/etc/grub.conf"), List.of()));
    }

    @Test
    void aRelativeTargetBeginsWhereTheLinkStands() {
        directory("/etc");
        directory("/boot");
        directory("/boot/grub");
        link("/etc/grub.conf", "../boot/grub/grub.conf");

        assertThat(resolve("/etc/grub.conf").path()).hasToString("/boot/grub/grub.conf");
    }

    @Test
    void anAbsoluteTargetBeginsAtTheRootOfTheHost() {
        directory("/etc");
        link("/etc/init.d", "/etc/rc.d//./init.d/");

        assertThat(resolve("/etc/init.d/ksm").path()).hasToString("/etc/rc.d/init.d/ksm");
    }

    @Test
    void dotsStopAtTheRoot() {
        link("/a", "../../../../etc/passwd");

        assertThat(resolve("/a").path()).hasToString("/etc/passwd");
    }

    @Test
    void dotsAfterALinkMeanTheParentOfWhatItLeadsTo() {
        directory("/etc");
        directory("/etc/rc.d");
        directory("/etc/rc.d/rc3.d");
        link("/etc/rc3.d", "rc.d/rc3.d");
        link("/here", "etc/rc3.d/../init.d/ksm");

        assertThat(resolve("/here").path()).hasToString("/etc/rc.d/init.d/ksm");
    }

    @Test
    void theLinksThatWereFollowedAreNamedInOrder() {
        directory("/boot");
        directory("/boot/grub");
        link("/etc", "/conf");
        link("/conf/grub.conf", "/boot/grub/menu.lst");
        link("/boot/grub/menu.lst", "./grub.conf");

        assertThat(resolve("/etc/grub.conf").links())
                .containsExactly(
                        "/etc -> /conf",
                        "/conf/grub.conf -> /boot/grub/menu.lst",
                        "/boot/grub/menu.lst -> ./grub.conf");
    }

    @Test
    void aLinkInTheLastPlaceIsFollowedOnlyOnDemand() {
        link("/rc", "/etc/rc.d");
        link("/etc/rc.d/S84ksm", "../init.d/ksm");

        LinkResolver.Resolved kept = LinkResolver.resolve(HostPath.of("/rc/S84ksm"), false, this::node);

        assertThat(kept.path()).hasToString("/etc/rc.d/S84ksm");
        assertThat(kept.links()).containsExactly("/rc -> /etc/rc.d");
    }

    @Test
    void aLinkBehindAMissingDirectoryIsStillResolved() {
        link("/a", "missing/../b");
        link("/b", "/c");

        assertThat(resolve("/a").path()).hasToString("/c");
    }

    @Test
    void fortyLinksAreFollowedAndOneMoreIsALoop() {
        for (int i = 0; i < 40; i++) {
            link("/" + i, String.valueOf(i + 1));
        }
        assertThat(resolve("/0").path()).hasToString("/40");

        link("/40", "41");
        assertThatThrownBy(() -> resolve("/0")).isInstanceOfSatisfying(HostException.class, e -> assertThat(e.id())
                .isEqualTo("host.link-loop"));
    }

    @Test
    void aLinkToItselfIsALoop() {
        link("/a", "/a");

        assertThatThrownBy(() -> resolve("/a/b"))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("/a -> /a");
    }

    private LinkResolver.Resolved resolve(String path) {
        return LinkResolver.resolve(HostPath.of(path), true, this::node);
    }

    private Node node(HostPath exact) {
        return nodes.getOrDefault(exact, new Node.Missing());
    }

    private void link(String path, String target) {
        nodes.put(HostPath.of(path), new Node.SymbolicLink(target));
    }

    private void directory(String path) {
        nodes.put(HostPath.of(path), new Node.Directory(new Node.Attributes(0755, 0, 0, "")));
    }
}
