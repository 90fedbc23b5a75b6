package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.Bytes;
import io.wirt.spi.Data;
import io.wirt.spi.Field;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Span;
import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Optional;

/** What a playbook may say of {@code kernel-args}. */
final class ArgumentSchema {
    private static final Type<KernelArgument> ARGUMENT = Types.text()
            .checked(
                    ArgumentSchema::problemWith,
                    "write each argument as one item, key or key=value; a value with blanks stands in double quotes")
            .checked(
                    ArgumentSchema::pairProblem,
                    "their meaning depends on their order among each other: set them in the boot loader yourself")
            .map(token -> KernelArgument.of(Bytes.inFormats(token)));

    private static final Field<String> NAME =
            Field.required("name", Types.resourceName(), "What these arguments are for; it becomes part of the id.");
    private static final Field<List<KernelArgument>> PRESENT = Field.withDefault(
            "present",
            Types.listOf(ARGUMENT),
            List.of(),
            "Arguments that Linux is given. One of a key that takes several, such as console, is added beside the others;"
                    + " of any other key it is the only one.");
    private static final Field<List<KernelArgument>> ABSENT = Field.withDefault(
            "absent",
            Types.listOf(ARGUMENT),
            List.of(),
            "Arguments that Linux is not given: without a value all of that key, with one only those equal to it.");
    private static final Field<String> ENTRIES = Field.withDefault(
            "entries",
            Types.choice("all", "default", "with-rescue"),
            "all",
            "Which of the boot loader's entries: every one that boots Linux, only the one that boots by default, or also those"
                    + " kept for rescue.");

    private ArgumentSchema() {}

    static Schema<DesiredArguments> create() {
        return Schema.of(
                        "Arguments of the kernel command line, in the boot loader's configuration.",
                        List.of(NAME, PRESENT, ABSENT, ENTRIES),
                        input -> new DesiredArguments(
                                input.get(PRESENT),
                                input.get(ABSENT),
                                switch (input.get(ENTRIES)) {
                                    case "default" -> DesiredArguments.Entries.DEFAULT;
                                    case "with-rescue" -> DesiredArguments.Entries.WITH_RESCUE;
                                    default -> DesiredArguments.Entries.ALL;
                                }))
                .rule(ArgumentSchema::requireAnArgument)
                .rule(ArgumentSchema::refuseContradictions);
    }

    private static Optional<String> problemWith(String token) {
        Optional<String> problem = KernelArgument.problemWith(token);
        return problem.isPresent() ? Optional.of("'" + token + "' " + problem.get()) : problem;
    }

    /** A list of single arguments cannot say which hugepages belongs to which hugepagesz (docs/domain 3.1). */
    private static Optional<String> pairProblem(String token) {
        String key = KernelArgument.of(token).key();
        return KernelArguments.isOrderedPair(key)
                ? Optional.of("'" + token + "' is one of an ordered pair of hugepagesz and hugepages")
                : Optional.empty();
    }

    private static void requireAnArgument(DesiredArguments desired, Schema.Input input, Problems problems) {
        if (desired.present().isEmpty() && desired.absent().isEmpty()) {
            problems.report(
                    PlaybookCode.MISSING_KEY,
                    "kernel-args needs at least one argument, in 'present' or in 'absent'",
                    input.data(PRESENT).isPresent() ? input.span(PRESENT) : input.span(ABSENT),
                    "add present: [key=value]");
        }
    }

    private static void refuseContradictions(DesiredArguments desired, Schema.Input input, Problems problems) {
        for (int i = 0; i < desired.present().size(); i++) {
            Span place = place(input, PRESENT, i);
            for (KernelArgument earlier : desired.present().subList(0, i)) {
                refuseBeside(earlier, desired.present().get(i), place, problems);
            }
        }
        for (int i = 0; i < desired.absent().size(); i++) {
            KernelArgument unwanted = desired.absent().get(i);
            if (desired.present().contains(unwanted)) {
                problems.report(
                        PlaybookCode.BAD_VALUE,
                        quoted(unwanted) + " cannot be both present and absent",
                        place(input, ABSENT, i),
                        "take it out of one of the two lists");
            } else if (desired.absent().indexOf(unwanted) < i) {
                refuseTwice(unwanted, place(input, ABSENT, i), problems);
            }
        }
    }

    private static void refuseBeside(KernelArgument earlier, KernelArgument wanted, Span place, Problems problems) {
        if (wanted.equals(earlier)) {
            refuseTwice(wanted, place, problems);
        } else if (wanted.key().equals(earlier.key())) {
            switch (Occurrences.of(wanted.key())) {
                case EACH -> {}
                case ONE -> refuseBoth(wanted, earlier, "this key has one value", place, problems);
                case UNCERTAIN ->
                    refuseBoth(wanted, earlier, "it may be that of this key only the last counts", place, problems);
            }
        }
    }

    private static void refuseBoth(
            KernelArgument wanted, KernelArgument earlier, String why, Span place, Problems problems) {
        problems.report(
                PlaybookCode.BAD_VALUE,
                quoted(wanted) + " contradicts " + quoted(earlier) + ": " + why,
                place,
                "keep one of the two");
    }

    private static void refuseTwice(KernelArgument argument, Span place, Problems problems) {
        problems.report(PlaybookCode.BAD_VALUE, quoted(argument) + " is listed twice", place, "list it once");
    }

    private static String quoted(KernelArgument argument) {
        return "'" + DesiredArguments.shown(argument.text()) + "'";
    }

    private static Span place(Schema.Input input, Field<?> list, int index) {
        Optional<Data> data = input.data(list);
        return data.isPresent() && data.get() instanceof Data.Sequence sequence
                ? sequence.items().get(index).span()
                : input.span(list);
    }
}
