package io.wirt.modules.checks;

import io.wirt.spi.Answer;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Query;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.List;

/** The check {@code kernel-log}: something that the kernel must have said since it booted (docs/domain 7). */
final class KernelLog implements Kind<KernelLog.Desired, Answer<Query.KernelMessages>> {
    private static final Field<String> CONTAINS = Field.required(
            "contains", Types.text(), "Text that must be part of one message; capitals and blanks count.");
    private static final Schema<Desired> SCHEMA = Schema.of(
                    "Something that the kernel must have said since it booted.",
                    List.of(Names.NAME, CONTAINS),
                    input -> new Desired(input.get(CONTAINS)))
            .shorthand(CONTAINS);

    /** The text that is looked for. */
    record Desired(String contains) {}

    @Override
    public String name() {
        return "kernel-log";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    @Override
    public Answer<Query.KernelMessages> observe(Desired desired, HostView host) {
        return host.ask(new Query.BootLog());
    }

    @Override
    public Diff diff(Desired desired, Answer<Query.KernelMessages> current, Signals signals) {
        String wanted = desired.contains();
        if (current instanceof Answer.Unknown<Query.KernelMessages> unknown) {
            return undecided(wanted, BootLog.unreadable(KernelLogCode.UNREADABLE, unknown));
        }
        if (current instanceof Answer.NotApplicable<Query.KernelMessages> none) {
            return undecided(wanted, BootLog.notApplicable(KernelLogCode.NO_LOG, none));
        }
        Query.KernelMessages messages = ((Answer.Known<Query.KernelMessages>) current).value();
        int line = BootLog.find(messages, wanted);
        if (line > 0) {
            return Diff.inOrder(wanted, BootLog.at(messages, line));
        }
        Evidence evidence = Evidence.of(messages.source());
        return undecided(
                wanted,
                messages.complete()
                        ? Finding.error(
                                KernelLogCode.NOT_SAID,
                                "the kernel has not said '" + wanted + "' since it booted",
                                evidence,
                                "look in " + messages.source() + " for what it said instead")
                        : BootLog.incomplete(KernelLogCode.INCOMPLETE, wanted, messages));
    }

    private static Diff undecided(String subject, Finding finding) {
        return Diff.inOrder(subject, finding.evidence()).with(finding);
    }
}
