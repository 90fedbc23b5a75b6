package io.wirt.engine.playbook;

import io.wirt.spi.Bytes;
import io.wirt.spi.Diagnostic;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.HostModule;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds without a host: they are read and never asked for more, apart from a ksmtuned that restarts its service. */
final class TestKinds implements HostModule {
    private static final Field<String> NAME = Field.required("name", Types.resourceName(), "the name");
    private static final Field<Optional<Boolean>> ENABLED = Field.optional("enabled", Types.truth(), "at boot");
    private static final Field<Optional<Boolean>> RUNNING = Field.optional("running", Types.truth(), "now");
    private static final Field<Map<String, String>> SETTINGS =
            Field.withDefault("settings", Types.mapOf(Types.text()), Map.of(), "as in its file");
    private static final Field<List<String>> FLAGS = Field.required("flags", Types.listOf(Types.text()), "the flags");
    private static final Field<Map<String, String>> OPTIONS =
            Field.required("options", Types.mapOf(Types.text()), "the options");
    private static final Field<Optional<String>> LABEL = Field.optional("name", Types.resourceName(), "the name");
    private static final Field<String> CONTAINS = Field.required("contains", Types.text(), "the text");

    // Last, because its kinds are made of the fields above.
    static final Kinds KINDS = Kinds.of(List.of(new TestKinds()));

    /** What a test kind was told to want, for assertions. */
    record Wish(String text) {}

    private record TestKind(String name, Schema<Wish> schema, Set<String> restarted) implements Kind<Wish, String> {
        @Override
        public String observe(Wish desired, HostView host) {
            return "";
        }

        @Override
        public Diff diff(Wish desired, String current, Signals signals) {
            return Diff.inOrder(name, Evidence.of("nowhere"));
        }

        @Override
        public Set<String> restarts(Wish desired) {
            return restarted;
        }
    }

    @Override
    public String family() {
        return "test";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        Schema<Wish> service = Schema.of(
                "a service",
                List.of(NAME, ENABLED, RUNNING),
                input -> new Wish(input.get(NAME) + " " + input.get(ENABLED) + " " + input.get(RUNNING)));
        Schema<Wish> ksmtuned = Schema.of(
                "the tuning daemon's settings",
                List.of(SETTINGS),
                input -> new Wish(input.get(SETTINGS).toString()));
        return List.of(
                new TestKind("service", service, Set.of()),
                new TestKind("ksmtuned", ksmtuned, Set.of("service/ksmtuned")));
    }

    @Override
    public List<Kind<?, ?>> checks() {
        Schema<Wish> flags = Schema.of(
                        "processor flags",
                        List.of(FLAGS),
                        input -> new Wish(input.get(FLAGS).toString()))
                .shorthand(FLAGS);
        Schema<Wish> options = Schema.of(
                        "kernel options",
                        List.of(OPTIONS),
                        input -> new Wish(input.get(OPTIONS).toString()))
                .shorthand(OPTIONS);
        Schema<Wish> log =
                Schema.of("a line of the kernel log", List.of(LABEL, CONTAINS), input -> new Wish(input.get(CONTAINS)));
        Schema<Wish> iommu = Schema.of("an IOMMU", List.of(), input -> new Wish(""));
        return List.of(
                new TestKind("cpu-flags", flags, Set.of()),
                new TestKind("kernel-config", options, Set.of()),
                new TestKind("kernel-log", log, Set.of()),
                new TestKind("iommu", iommu, Set.of()));
    }

    static PlaybookSource source(String text) {
        return new PlaybookSource("playbooks/demo.yaml", Bytes.utf8(text));
    }

    static Reading read(String text) {
        return PlaybookReader.read(source(text), KINDS);
    }

    /** The playbook of a text that must hold no mistake. */
    static Playbook accepted(String text) {
        Reading reading = read(text);
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(DiagnosticText.renderAll(rejected.source(), rejected.diagnostics()));
        }
        return ((Reading.Accepted) reading).playbook();
    }

    static List<Diagnostic> diagnostics(Reading reading) {
        return reading instanceof Reading.Rejected rejected ? rejected.diagnostics() : List.of();
    }

    /** The mistakes of a text, each as {@code line:column+length code: summary | hint}. */
    static List<String> mistakes(Reading reading) {
        List<String> mistakes = new ArrayList<>();
        for (Diagnostic d : diagnostics(reading)) {
            String place =
                    d.span().line() + ":" + d.span().column() + "+" + d.span().length();
            mistakes.add(place + " " + d.code().id().substring("playbook.".length()) + ": " + d.summary() + " | "
                    + d.hint());
        }
        return mistakes;
    }
}
