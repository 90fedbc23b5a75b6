package io.wirt.modules.checks;

import io.wirt.spi.Field;
import io.wirt.spi.Types;
import java.util.Optional;

/** The setting {@code name} that all checks have, so that a playbook can hold several of one kind. */
final class Names {
    static final Field<Optional<String>> NAME = Field.optional(
            "name", Types.resourceName(), "Part of the check's id; needed only for a second check of this kind.");

    private Names() {}
}
