package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.HostModule;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
    private record OneField(String name, String field) implements Kind<String, String> {
        @Override
        public Schema<String> schema() {
            Field<String> only = Field.required(field, Types.text(), "the only one");
            return Schema.of("a kind", List.of(only), input -> input.get(only));
        }

        @Override
        public String observe(String desired, HostView host) {
            return "";
        }

        @Override
        public Diff diff(String desired, String current, Signals signals) {
            return Diff.inOrder("", Evidence.of(""));
        }
    }

    private record Family(String family, List<Kind<?, ?>> kinds) implements HostModule {}

    @Test
    void theKindsOfAllFamiliesAreThereByName() {
        Kinds kinds = Kinds.of(List.of(
                new Family("a", List.of(new OneField("first", "x"))),
                new Family("b", List.of(new OneField("second", "x")))));

        assertThat(kinds.resources().keySet()).containsExactly("first", "second");
    }

    @Test
    void twoKindsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kinds.of(List.of(
                        new Family("a", List.of(new OneField("first", "x"))),
                        new Family("b", List.of(new OneField("first", "x"))))))
                .withMessage("the family b brings the kind first, which is there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requires", "restart-on", "unknown"})
    void aSettingThatEveryKindHasIsNoKindsOwn(String reserved) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kinds.of(List.of(new Family("a", List.of(new OneField("first", reserved))))))
                .withMessage("the family a brings the kind first with a setting '" + reserved
                        + "', which is a setting of every kind");
    }
}
