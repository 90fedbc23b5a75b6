package io.wirt.modules.service;

import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.spi.Field;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Optional;

/** What a playbook may say of {@code service}, and which of it cannot be meant. */
final class ServiceSchema {
    private static final Field<String> NAME =
            Field.required("name", serviceName(), "the service's name, as that of its init script");
    private static final Field<Optional<Boolean>> ENABLED = Field.optional(
            "enabled", Types.truth(), "whether it starts at boot: in runlevels 2, 3, 4 and 5, or in none of them");
    private static final Field<Optional<Boolean>> RUNNING =
            Field.optional("running", Types.truth(), "whether it runs now");
    private static final Field<Optional<List<Integer>>> RUNLEVELS = Field.optional(
            "runlevels",
            Types.listOf(Types.wholeNumber(Runlevel.LOWEST, Runlevel.HIGHEST).map(Long::intValue)),
            "the runlevels among 2 to 5 in which it starts at boot, and no others of them");

    private ServiceSchema() {}

    static Schema<Desired> schema() {
        return Schema.of(
                        "A service: whether it starts at boot, and whether it runs. What is left out is not managed.",
                        List.of(NAME, ENABLED, RUNNING, RUNLEVELS),
                        input -> new Desired(
                                input.get(NAME), input.get(ENABLED), input.get(RUNNING), input.get(RUNLEVELS)))
                .rule(ServiceSchema::wantsSomething)
                .rule(ServiceSchema::runlevelsAreForTheEnabled);
    }

    /** chkconfig and service would take a leading hyphen for an option, and pass over a hidden file (docs/domain 4.2). */
    private static Type<String> serviceName() {
        return Types.resourceName()
                .checked(
                        name -> name.startsWith("-") || name.startsWith(".")
                                ? Optional.of("no service has the name '" + name + "'")
                                : Optional.empty(),
                        "write the name of an init script");
    }

    private static void wantsSomething(Desired desired, Schema.Input input, Problems problems) {
        if (!desired.managesBoot() && desired.running().isEmpty()) {
            problems.report(
                    PlaybookCode.MISSING_KEY,
                    "service needs 'enabled', 'running' or 'runlevels'",
                    input.span(NAME),
                    "add enabled: true, or running: true");
        }
    }

    private static void runlevelsAreForTheEnabled(Desired desired, Schema.Input input, Problems problems) {
        if (desired.runlevels().isEmpty()) {
            return;
        }
        if (!desired.enabled().orElse(true)) {
            problems.report(
                    PlaybookCode.CONTRADICTION,
                    "a service that is not enabled has no runlevels",
                    input.span(RUNLEVELS),
                    "remove it, or write enabled: true");
        } else if (desired.runlevels().get().isEmpty()) {
            problems.report(
                    PlaybookCode.BAD_VALUE,
                    "the list of runlevels is empty",
                    input.span(RUNLEVELS),
                    "write enabled: false for a service that starts in none");
        }
    }
}
