package io.wirt.formats.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirt.formats.shell.ShellVars.Assignment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes as shell assignments. In the build the collected inputs are run again; {@code JAZZER_FUZZ=1} makes Jazzer
 * search for new ones (CONTRIBUTING.md). That bash agrees is for {@link ShellVarsLawsTest}.
 */
class ShellVarsFuzzTest {
    private static final List<String> NAMES = List.of("X", "Y", "Z", "KSM_SLEEP_MSEC");
    private static final List<String> VALUES = List.of("1", "", "a b", "it's", "$HOME", "\\", "#", "\u00E9");

    @FuzzTest
    void whateverTheBytesAnEditKeepsItsLaws(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ShellVars vars = ShellVars.parse(text);
        assertThat(vars.text()).isEqualTo(text);
        for (String name : NAMES) {
            if (vars.obstacle(name).isEmpty()) {
                edited(vars, name, VALUES.get(bytes.length % VALUES.size()));
                removed(vars, name);
            }
        }
    }

    private static void edited(ShellVars vars, String name, String value) {
        ShellVars edited = vars.with(name, value);
        assertThat(edited.obstacle(name)).isEmpty();
        assertThat(value(edited, name)).contains(value);
        assertThat(edited.with(name, value)).as("the edit twice").isEqualTo(edited);
        othersStay(vars, edited, name);
    }

    private static void removed(ShellVars vars, String name) {
        ShellVars removed = vars.without(name);
        assertThat(removed.obstacle(name)).isEmpty();
        assertThat(value(removed, name)).isEmpty();
        assertThat(removed.without(name)).as("removed twice").isEqualTo(removed);
        othersStay(vars, removed, name);
    }

    private static void othersStay(ShellVars before, ShellVars after, String name) {
        for (String other : NAMES) {
            if (!other.equals(name) && before.obstacle(other).isEmpty()) {
                assertThat(after.obstacle(other)).as("obstacle of " + other).isEmpty();
                assertThat(value(after, other)).as(other).isEqualTo(value(before, other));
            }
        }
    }

    private static Optional<String> value(ShellVars vars, String name) {
        return vars.lookup(name).map(Assignment::value);
    }
}
