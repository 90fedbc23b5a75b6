package io.wirt.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A specification by example: a host before, what a playbook wants, what the plan must say, and the host after.
 *
 * <p>{@link KindContract} runs it, and puts it through every law that kinds obey.
 */
public final class Scenario {
    private final String name;
    private final FakeHost host;
    private final String playbook;
    private final List<String> deltas = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> reboots = new ArrayList<>();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final Map<String, Optional<String>> links = new LinkedHashMap<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Optional<String> subject = Optional.empty();

    private Scenario(String name, FakeHost host, String playbook) {
        this.name = name;
        this.host = host;
        this.playbook = playbook;
    }

    /**
     * @param name what is specified, as a sentence
     * @param resources the items of the playbook's {@code resources:} list, each beginning with {@code "- "}
     */
    public static Scenario of(String name, FakeHost before, String resources) {
        return new Scenario(name, before, "wirt: 1\nresources:\n" + resources.indent(2));
    }

    /** The same for the items of {@code checks:}. */
    public static Scenario ofChecks(String name, FakeHost host, String checks) {
        return new Scenario(name, host, "wirt: 1\nchecks:\n" + checks.indent(2));
    }

    /**
     * The plan holds exactly the deltas so named, over all resources in order: {@code "service/ksm: runlevel 2 off ->
     * on"}, {@code "kernel-args/iommu: + amd_iommu=on"}, {@code "ksmtuned: - LOGFILE /x"}.
     */
    public Scenario plans(String... expected) {
        deltas.addAll(List.of(expected));
        return this;
    }

    /** The plan holds findings of exactly these ids, over all resources and checks in order; notes included. */
    public Scenario finds(String... ids) {
        findings.addAll(List.of(ids));
        return this;
    }

    /** The one resource or check is described so, see {@link io.wirt.spi.Diff#subject()}. */
    public Scenario says(String expected) {
        subject = Optional.of(expected);
        return this;
    }

    /** Planned on the host before, exactly these reasons call for a reboot at once. */
    public Scenario awaitsReboot(String... reasons) {
        reboots.addAll(List.of(reasons));
        return this;
    }

    /** Afterwards the file has this content. */
    public Scenario leaves(String path, String latin1) {
        contents.put(path, latin1);
        return this;
    }

    /** Afterwards this link points there. */
    public Scenario leavesLink(String path, String target) {
        links.put(path, Optional.of(target));
        return this;
    }

    /** Afterwards nothing stands there. */
    public Scenario leavesNothingAt(String path) {
        links.put(path, Optional.empty());
        return this;
    }

    /** Applying runs exactly these commands in this order. */
    public Scenario runs(String... lines) {
        commands.addAll(List.of(lines));
        return this;
    }

    /** This text appears in no document, journal or message. */
    public Scenario keepsSecret(String text) {
        secrets.add(text);
        return this;
    }

    String name() {
        return name;
    }

    FakeHost host() {
        return host.copy();
    }

    String playbook() {
        return playbook;
    }

    List<String> deltas() {
        return deltas;
    }

    List<String> findings() {
        return findings;
    }

    List<String> reboots() {
        return reboots;
    }

    Map<String, String> contents() {
        return contents;
    }

    Map<String, Optional<String>> links() {
        return links;
    }

    List<String> commands() {
        return commands;
    }

    List<String> secrets() {
        return secrets;
    }

    Optional<String> subject() {
        return subject;
    }
}
