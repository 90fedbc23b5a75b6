package io.wirt.modules.checks;

import io.wirt.hostfacts.processor.Processors;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The check {@code cpu-flags}: features that every processor of the host must have (docs/domain 7). */
final class CpuFlags implements Kind<CpuFlags.Desired, CpuFlags.Observed> {
    private static final HostPath SOURCE = Processors.SOURCE;

    private static final Field<List<String>> FLAGS = Field.required(
            "flags",
            Types.listOf(Types.text().checked(CpuFlags::problemWith, "write one word, as in /proc/cpuinfo")),
            "Words of the line 'flags' in /proc/cpuinfo that each processor must have.");
    private static final Schema<Desired> SCHEMA = Schema.of(
                    "Features that every processor of the host must have.",
                    List.of(Names.NAME, FLAGS),
                    input -> new Desired(input.get(FLAGS)))
            .shorthand(FLAGS)
            .rule(CpuFlags::requireAFlag);

    /** The flags that are demanded. */
    record Desired(List<String> flags) {
        Desired {
            flags = List.copyOf(flags);
        }
    }

    /** What the host says of its processors. */
    record Observed(Optional<Processors> processors, boolean live) {}

    @Override
    public String name() {
        return "cpu-flags";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    @Override
    public Observed observe(Desired desired, HostView host) {
        return new Observed(host.read(SOURCE).map(file -> Processors.parse(file.text())), host.live());
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
        String subject = String.join(", ", desired.flags());
        if (current.processors().isEmpty()) {
            return Diff.inOrder(subject, Evidence.of(SOURCE)).with(missingFile(current.live()));
        }
        Processors processors = current.processors().get();
        if (processors.flagged().isEmpty()) {
            return Diff.inOrder(subject, Evidence.of(SOURCE))
                    .with(Finding.unknown(
                            CpuFlagsCode.NO_FLAGS_LINE,
                            SOURCE + " has no line 'flags': this is no x86 processor",
                            Evidence.of(SOURCE),
                            "demand processor flags of x86 hosts only"));
        }
        Diff diff = Diff.inOrder(subject, at(processors.flagged().get(0)));
        for (String flag : desired.flags()) {
            List<Processors.Processor> lacking = processors.lacking(flag);
            if (!lacking.isEmpty()) {
                diff = diff.with(missing(flag, lacking, processors));
            }
        }
        return diff;
    }

    private static Finding missingFile(boolean live) {
        return live
                ? Finding.unknown(
                        CpuFlagsCode.NO_CPUINFO,
                        "there is no " + SOURCE,
                        Evidence.of(SOURCE),
                        "mount the proc file system")
                : Finding.notApplicable(
                        CpuFlagsCode.NO_PROCESSOR, "this file system tree holds no " + SOURCE, Evidence.of(SOURCE));
    }

    private static Finding missing(String flag, List<Processors.Processor> lacking, Processors processors) {
        boolean all = lacking.size() == processors.flagged().size();
        String who = all ? "no processor has " : "processor " + numbers(lacking) + " does not have ";
        return Finding.error(CpuFlagsCode.MISSING, who + flag, at(lacking.get(0)), remedy(flag, processors));
    }

    /** Guests do not have a firmware setup that their administrator could change. */
    private static String remedy(String flag, Processors processors) {
        boolean amd = flag.equals("svm");
        if (!amd && !flag.equals("vmx")) {
            return "use a machine whose processors have it";
        }
        String other = amd ? "vmx" : "svm";
        if (processors.lacking(other).isEmpty()) {
            return "these processors have " + other + ": demand that one";
        }
        String module = amd ? "kvm_amd" : "kvm_intel";
        return processors.lacking("hypervisor").isEmpty()
                ? "this is a guest itself: switch on nested virtualization on its host (" + module + ".nested=1)"
                        + " and give the guest the host's processor model"
                : "switch on " + (amd ? "SVM (AMD-V)" : "VT-x")
                        + " in the firmware's setup, then power the machine off and on";
    }

    private static String numbers(List<Processors.Processor> processors) {
        List<String> numbers = new ArrayList<>();
        for (Processors.Processor processor : processors) {
            numbers.add(processor.number());
        }
        return String.join(", ", numbers);
    }

    private static Evidence at(Processors.Processor processor) {
        return Evidence.at(SOURCE, processor.line(), "");
    }

    private static Optional<String> problemWith(String flag) {
        if (flag.indexOf(' ') >= 0) {
            return Optional.of("'" + flag + "' is more than one word");
        }
        return flag.equals(flag.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("'" + flag + "' has capitals, and processor flags have none");
    }

    private static void requireAFlag(Desired desired, Schema.Input input, Problems problems) {
        if (desired.flags().isEmpty()) {
            problems.report(
                    PlaybookCode.BAD_VALUE, "the list of flags is empty", input.span(FLAGS), "name a flag: [svm]");
        }
    }
}
