package io.wirt.formats.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Units by the rules of systemd.syntax(7). */
class UnitFileTest {

    @Test
    void aSettingBelongsToItsSection() {
        UnitFile unit = UnitFile.parse("[Unit]\nAfter=a.service\n[Install]\nWantedBy=multi-user.target\n");
        assertThat(unit.list("Install", "WantedBy")).containsExactly("multi-user.target");
        assertThat(unit.list("Unit", "WantedBy")).isEmpty();
    }

    @Test
    void linesOfAListAddUpUntilAnEmptyOneForgetsThem() {
        assertThat(UnitFile.parse("[Install]\nAlias=a.service  b.service\nAlias=c.service\n")
                        .list("Install", "Alias"))
                .containsExactly("a.service", "b.service", "c.service");
        assertThat(UnitFile.parse("[Install]\nAlias=a.service\nAlias=\nAlias=c.service\n")
                        .list("Install", "Alias"))
                .containsExactly("c.service");
    }

    @Test
    void theLastValueCounts() {
        UnitFile unit = UnitFile.parse("[Service]\nType=simple\nType = oneshot \n");
        assertThat(unit.value("Service", "Type")).contains("oneshot");
        assertThat(unit.value("Service", "ExecStart")).isEmpty();
    }

    @Test
    void commentsAreNoSettingsAlsoAmongContinuedLines() {
        UnitFile unit = UnitFile.parse("[Install]\n#WantedBy=a\n; WantedBy=b\nWantedBy=c \\\n# d\n  e\r\nAlias=f\\");
        assertThat(unit.list("Install", "WantedBy")).containsExactly("c", "e");
        assertThat(unit.list("Install", "Alias")).containsExactly("f");
    }

    @Test
    void conditionsAreToldWithTheirLines() {
        UnitFile unit =
                UnitFile.parse("[Unit]\nDescription=x\n\nConditionVirtualization=no\n[Service]\nConditionX=1\n");
        assertThat(unit.conditions()).containsExactly(new UnitFile.Setting("Unit", "ConditionVirtualization", "no", 4));
    }

    @Test
    void aFileWithoutSettingsIsEmpty() {
        assertThat(UnitFile.parse("").isEmpty()).isTrue();
        assertThat(UnitFile.parse("# nothing\n\n[Unit]\n").isEmpty()).isTrue();
        assertThat(UnitFile.parse("[Unit]\nA=1\n").isEmpty()).isFalse();
    }
}
