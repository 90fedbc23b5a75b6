package io.wirt.modules.ksm;

import io.wirt.spi.Field;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Span;
import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a playbook may say of {@code ksm}, and which of it cannot be meant. */
final class KsmSchema {
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    private static final Field<Boolean> ALLOW_UNMERGE = Field.withDefault(
            "allow-unmerge",
            Types.truth(),
            false,
            "whether merged pages may be taken apart, which needs the memory that they save");

    private static final Map<KsmSetting, Field<Optional<String>>> FIELDS = settings();

    static final Schema<KsmKind.Desired> SCHEMA = Schema.of(
                    "Settings of kernel samepage merging in " + KsmSetting.DIRECTORY
                            + ", now and after each boot. Where ksmtuned runs, it chooses the most important ones.",
                    fields(),
                    KsmSchema::desired)
            .rule(KsmSchema::wantsSomething)
            .rule(KsmSchema::oneChooses)
            .rule(KsmSchema::leastIsNotAboveMost);

    private KsmSchema() {}

    private static Map<KsmSetting, Field<Optional<String>>> settings() {
        Map<KsmSetting, Field<Optional<String>>> fields = new EnumMap<>(KsmSetting.class);
        for (KsmSetting setting : KsmSetting.values()) {
            fields.put(setting, Field.optional(setting.key(), type(setting), meaning(setting)));
        }
        return fields;
    }

    private static Type<String> type(KsmSetting setting) {
        return switch (setting) {
            case ADVISOR_MODE -> Types.choice(KsmSetting.NO_ADVISOR, "scan-time");
            case ADVISOR_MAX_CPU -> number(1, 100);
            case ADVISOR_TARGET_SCAN_TIME, ADVISOR_MIN_PAGES_TO_SCAN, ADVISOR_MAX_PAGES_TO_SCAN ->
                number(1, Integer.MAX_VALUE);
            case PAGES_TO_SCAN -> number(1, UNSIGNED_INT);
            case SLEEP_MILLISECS, STABLE_NODE_CHAINS_PRUNE_MILLISECS -> number(0, UNSIGNED_INT);
            case MAX_KERNEL_PAGES -> number(0, Long.MAX_VALUE);
            case MAX_PAGE_SHARING -> number(2, Integer.MAX_VALUE);
            case MERGE_ACROSS_NODES, USE_ZERO_PAGES, SMART_SCAN -> Types.truth().map(on -> on ? "1" : "0");
            case RUN -> number(0, 2);
        };
    }

    private static Type<String> number(long least, long most) {
        return Types.wholeNumber(least, most).map(String::valueOf);
    }

    private static String meaning(KsmSetting setting) {
        return switch (setting) {
            case ADVISOR_MODE ->
                "who chooses pages-to-scan: the administrator (none), or the kernel, so that a full scan"
                        + " takes a given time (scan-time)";
            case ADVISOR_MAX_CPU -> "the most percent of a processor that the advisor may have ksmd use";
            case ADVISOR_TARGET_SCAN_TIME -> "seconds that the advisor wants a full scan to take";
            case ADVISOR_MIN_PAGES_TO_SCAN -> "the least that the advisor chooses";
            case ADVISOR_MAX_PAGES_TO_SCAN -> "the most that the advisor chooses";
            case PAGES_TO_SCAN -> "pages that ksmd looks at before it sleeps";
            case SLEEP_MILLISECS -> "milliseconds that ksmd sleeps then";
            case MAX_KERNEL_PAGES -> "the most pages that may stand for others, 0 for any number (EL 6 only)";
            case MERGE_ACROSS_NODES -> "whether pages of different NUMA nodes are merged";
            case MAX_PAGE_SHARING -> "the most pages that one page may stand for";
            case STABLE_NODE_CHAINS_PRUNE_MILLISECS ->
                "how often ksmd looks for shared pages that nobody uses any more";
            case USE_ZERO_PAGES -> "whether empty pages are merged with the kernel's own empty page";
            case SMART_SCAN -> "whether ksmd passes over pages for a while that it could not merge before";
            case RUN -> "0 stops merging and keeps what is merged, 1 merges, 2 stops and takes everything apart";
        };
    }

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(FIELDS.values());
        fields.add(ALLOW_UNMERGE);
        return fields;
    }

    private static KsmKind.Desired desired(Schema.Input input) {
        Map<KsmSetting, String> settings = new EnumMap<>(KsmSetting.class);
        FIELDS.forEach((setting, field) -> input.get(field).ifPresent(value -> settings.put(setting, value)));
        return new KsmKind.Desired(settings, input.get(ALLOW_UNMERGE));
    }

    private static Span span(KsmSetting setting, Schema.Input input) {
        return input.span(Objects.requireNonNull(FIELDS.get(setting)));
    }

    private static void wantsSomething(KsmKind.Desired desired, Schema.Input input, Problems problems) {
        if (desired.settings().isEmpty()) {
            problems.report(
                    PlaybookCode.MISSING_KEY,
                    "ksm needs at least one setting",
                    input.span(ALLOW_UNMERGE),
                    "add run: 1, or remove the resource");
        }
    }

    private static void oneChooses(KsmKind.Desired desired, Schema.Input input, Problems problems) {
        if (desired.advises() && desired.settings().containsKey(KsmSetting.PAGES_TO_SCAN)) {
            problems.report(
                    PlaybookCode.CONTRADICTION,
                    "with advisor-mode scan-time the kernel chooses pages-to-scan by itself",
                    span(KsmSetting.PAGES_TO_SCAN, input),
                    "remove pages-to-scan, or write advisor-mode: none");
        }
    }

    private static void leastIsNotAboveMost(KsmKind.Desired desired, Schema.Input input, Problems problems) {
        String least = desired.settings().get(KsmSetting.ADVISOR_MIN_PAGES_TO_SCAN);
        String most = desired.settings().get(KsmSetting.ADVISOR_MAX_PAGES_TO_SCAN);
        if (least != null && most != null && Long.parseLong(least) > Long.parseLong(most)) {
            problems.report(
                    PlaybookCode.CONTRADICTION,
                    "advisor-min-pages-to-scan " + least + " is above advisor-max-pages-to-scan " + most,
                    span(KsmSetting.ADVISOR_MIN_PAGES_TO_SCAN, input),
                    "write " + most + " or less");
        }
    }
}
