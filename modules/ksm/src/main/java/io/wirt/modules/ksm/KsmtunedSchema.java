package io.wirt.modules.ksm;

import io.wirt.spi.Data;
import io.wirt.spi.Field;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Span;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a playbook may say of {@code ksmtuned}, and which of it cannot be meant. */
final class KsmtunedSchema {
    private static final Field<Map<String, String>> SETTINGS = Field.withDefault(
            "settings",
            Types.table(KsmtunedSettings.types()),
            Map.of(),
            "the assignments that the file shall hold, also where they equal the daemon's defaults");
    private static final Field<List<String>> UNSET = Field.withDefault(
            "unset",
            Types.listOf(Types.choice(KsmtunedSettings.names().toArray(String[]::new))),
            List.of(),
            "the settings that the file shall not assign, so that the daemon's defaults hold");

    private KsmtunedSchema() {}

    static Schema<KsmtunedKind.Desired> schema() {
        return Schema.of(
                        "Settings of the KSM tuning daemon in " + KsmtunedFile.PATH
                                + "; a change restarts service/ksmtuned, which disturbs no guest.",
                        List.of(SETTINGS, UNSET),
                        input -> new KsmtunedKind.Desired(input.get(SETTINGS), input.get(UNSET)))
                .rule(KsmtunedSchema::wantsSomething)
                .rule(KsmtunedSchema::wantsNothingTwice)
                .rule(KsmtunedSchema::minimumIsNotAboveMaximum);
    }

    private static void wantsSomething(KsmtunedKind.Desired desired, Schema.Input input, Problems problems) {
        if (desired.settings().isEmpty() && desired.unset().isEmpty()) {
            problems.report(
                    PlaybookCode.MISSING_KEY,
                    "ksmtuned needs 'settings' or 'unset'",
                    input.span(SETTINGS),
                    "add settings: { KSM_SLEEP_MSEC: 10 }, or remove the resource");
        }
    }

    private static void wantsNothingTwice(KsmtunedKind.Desired desired, Schema.Input input, Problems problems) {
        for (int i = 0; i < desired.unset().size(); i++) {
            String name = desired.unset().get(i);
            if (desired.settings().containsKey(name)) {
                problems.report(
                        PlaybookCode.CONTRADICTION,
                        name + " stands under both 'settings' and 'unset'",
                        unsetSpan(input, i),
                        "remove one of the two");
            }
        }
    }

    /** The file may hold only one of the two; that case is judged where the file is known. */
    private static void minimumIsNotAboveMaximum(KsmtunedKind.Desired desired, Schema.Input input, Problems problems) {
        String minimum = desired.settings().get(KsmtunedSettings.MINIMUM);
        String maximum = desired.settings().get(KsmtunedSettings.MAXIMUM);
        if (minimum != null && maximum != null && Long.parseLong(minimum) > Long.parseLong(maximum)) {
            problems.report(
                    PlaybookCode.CONTRADICTION,
                    KsmtunedSettings.MINIMUM + " " + minimum + " is above " + KsmtunedSettings.MAXIMUM + " " + maximum,
                    settingSpan(input, KsmtunedSettings.MINIMUM),
                    "write " + maximum + " or less");
        }
    }

    private static Span settingSpan(Schema.Input input, String name) {
        return input.data(SETTINGS)
                .flatMap(data -> data instanceof Data.Mapping settings ? settings.find(name) : Optional.empty())
                .map(entry -> entry.value().span())
                .orElse(input.span(SETTINGS));
    }

    private static Span unsetSpan(Schema.Input input, int index) {
        return input.data(UNSET)
                .map(data -> data instanceof Data.Sequence names
                        ? names.items().get(index).span()
                        : data.span())
                .orElse(input.span(UNSET));
    }
}
