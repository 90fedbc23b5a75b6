package io.wirt.formats.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wirt.formats.shell.ShellVars.Assignment;
import io.wirt.formats.shell.ShellVars.Obstacle;
import io.wirt.formats.text.Samples;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How shell assignments are read and edited: docs/domain 5.1. */
class ShellVarsTest {

    private static Optional<String> value(String text) {
        ShellVars vars = ShellVars.parse(text);
        assertThat(vars.obstacle("X")).isEmpty();
        return vars.lookup("X").map(Assignment::value);
    }

    private static String set(String text, String value) {
        return ShellVars.parse(text).with("X", value).text();
    }

    private static Optional<Obstacle> obstacle(String text) {
        return ShellVars.parse(text).obstacle("X");
    }

    private static void assertUncertain(String text, String reason) {
        assertThat(obstacle(text))
                .as(text)
                .get()
                .extracting(Obstacle::reason)
                .asString()
                .contains(reason);
    }

    @Test
    void theSettingsOfKsmtunedAreRead() throws IOException {
        ShellVars vars = ShellVars.parse(Samples.read(ShellVarsTest.class, "ksmtuned.conf"));

        assertThat(vars.lookup("KSM_SLEEP_MSEC")).contains(new Assignment("KSM_SLEEP_MSEC", "10", 8));
        assertThat(vars.lookup("KSM_NPAGES_DECAY")).map(Assignment::value).contains("-50");
        assertThat(vars.lookup("DEBUG")).isEmpty();
        assertThat(vars.assignments()).hasSize(8);
        assertThat(vars.obstacle("DEBUG")).isEmpty();
    }

    @Test
    void theHowtosEditsOfKsmtunedTouchTheirLinesOnly() throws IOException {
        String before = Samples.read(ShellVarsTest.class, "ksmtuned.conf");
        String after = ShellVars.parse(before)
                .with("KSM_SLEEP_MSEC", "20")
                .with("LOGFILE", "/var/log/ksmtuned")
                .with("DEBUG", "1")
                .text();

        assertThat(after)
                .isEqualTo(before.replace("KSM_SLEEP_MSEC=10", "KSM_SLEEP_MSEC=20")
                        .replace("# LOGFILE", "LOGFILE")
                        .replace("# DEBUG", "DEBUG"));
    }

    @Test
    void aValueIsALiteralWordQuotedOrNot() {
        assertThat(value("X=10\n")).contains("10");
        assertThat(value("  export\tX='a b'\n")).contains("a b");
        assertThat(value("X=\"a \\\"b\\\" \\x\"\n")).contains("a \"b\" \\x");
        assertThat(value("X=a'b c'\"d\"\\ e\n")).contains("ab cd e");
        assertThat(value("X=\n")).contains("");
        assertThat(value("X=a#b")).contains("a#b");
        assertThat(value("Y=1\n")).isEmpty();
    }

    @Test
    void aCommentBehindAValueNeedsABlankBefore() {
        assertThat(value("X=1 # note\n")).contains("1");
        assertThat(value("X=1#\n")).contains("1#");
    }

    @Test
    void theLastAssignmentWins() {
        assertThat(value("X=1\nX=2\n")).contains("2");
    }

    @Test
    void aBackslashAtTheEndContinuesALineButNotAComment() {
        assertThat(value("X=1\\\n2\n")).contains("12");
        assertThat(value("# note \\\nX=1\n")).contains("1");
    }

    @Test
    void aQuotedValueMaySpanLines() {
        assertThat(ShellVars.parse("Y='\nX=1\n'\nX=2\n").lookup("X")).contains(new Assignment("X", "2", 4));
    }

    @Test
    void aCarriageReturnIsPartOfTheValueAndAnObstacle() {
        assertThat(ShellVars.parse("X=10\r\n").lookup("X").map(Assignment::value))
                .contains("10\r");
        assertUncertain("X=10\r\n", "carriage return in its value");
        assertUncertain("X=10 \r\n", "takes for a command");
        assertThat(obstacle("Y=10\r\nX=10 # note\r\n\r\n# end\r\n")).isEmpty();
    }

    @Test
    void whatOnlyTheShellCanTellIsAnObstacle() {
        assertUncertain("X=$Y\n", "only the shell can tell");
        assertUncertain("X=\"$Y\"\n", "only the shell can tell");
        assertUncertain("X=$(date | cat)\n", "only the shell can tell");
        assertUncertain("X=`date`\n", "only the shell can tell");
        assertUncertain("X=~/a\n", "only the shell can tell");
        assertUncertain("X=\\\n~\n", "only the shell can tell");
        assertUncertain("X=(1 2)\n", "only the shell can tell");
        assertUncertain("X=$'a\\'b'\n", "only the shell can tell");
        assertUncertain("X+=1\n", "adds to the value");
        assertUncertain("X=1; ls\n", "two commands");
        assertUncertain("X=1;; Y=2\n", "two commands");
        assertUncertain("Y=2 && X=1\n", "two commands");
        assertUncertain("X=1 | cat\n", "two commands");
        assertUncertain("X=1 ls\n", "one command only");
        assertUncertain("Y=1 X=2 ls\n", "one command only");
        assertUncertain("export X=1 Y\n", "'export'");
    }

    @Test
    void whatRunsInBackticksSetsNothingHere() {
        assertThat(obstacle("D=`( . /etc/os-release; echo ${NAME:-Debian} ) 2>/dev/null || echo Debian`\nX=1\n"))
                .isEmpty();
        assertThat(obstacle("D=`echo ')' \\`. /nowhere\\` \n; cd /`\nX=1\n")).isEmpty();
        assertUncertain("X=`. /etc/os-release; echo a`\n", "only the shell can tell");
        assertUncertain("D=`echo a\nX=1\n", "nothing closes");
        assertUncertain("`echo X=1`\nX=1\n", "the command");
    }

    @Test
    void ofSeveralAssignmentsOnALineOneIsEdited() {
        assertThat(set("Y=1; X=2 # two\n", "3")).isEqualTo("Y=1; X=3 # two\n");
        assertThat(set("X=1;Y=2;\n", "3")).isEqualTo("X=3;Y=2;\n");
        assertThat(set("export X=1 Y=2\n", "a b")).isEqualTo("export X='a b' Y=2\n");
        assertThat(set("X=1 X=2\n", "3")).isEqualTo("X=1 X=3\n");
    }

    @Test
    void ofSeveralAssignmentsOnALineOneIsRemoved() {
        assertThat(ShellVars.parse("Y=1; X=2 # two\n").without("X").text()).isEqualTo("Y=1 # two\n");
        assertThat(ShellVars.parse("X=1; Y=2 # two\n").without("X").text()).isEqualTo("Y=2 # two\n");
        assertThat(ShellVars.parse("export X=1 Y=2 X=3\n").without("X").text()).isEqualTo("export Y=2\n");
        assertThat(ShellVars.parse("A=0\nX=1 X=2 # both\n").without("X").text()).isEqualTo("A=0\n");
    }

    @Test
    void commandsThatNameTheVariableAreAnObstacle() {
        assertUncertain("unset X\n", "'unset'");
        assertUncertain("X=1\nreadonly X\n", "'readonly'");
        assertUncertain("declare X=1\n", "'declare'");
        assertUncertain("export X=$Y\n", "'export'");
        assertUncertain("read -r X\n", "'read'");
        assertUncertain(": ${X:=1}\n", "':'");
        assertThat(obstacle("export X\necho $X ${X}\nunset XX\n")).isEmpty();
    }

    @Test
    void commandsThatMaySetAnythingAreAnObstacleForAll() {
        assertUncertain("X=1\n. /etc/other\n", "'.'");
        assertUncertain("source other\nX=1\n", "'source'");
        assertUncertain("eval \"$Y\"\n", "'eval'");
        assertUncertain("exit 0\nX=1\n", "'exit'");
        assertUncertain("cat <<END\nX=1\nEND\n", "");
        assertUncertain("Y='\nX=1\n", "nothing closes");
        assertUncertain("if true; then\n", "never closed");
        assertUncertain("echo a\\", "nothing closes");
    }

    @Test
    void compoundCommandsAreAnObstacleForTheNamesInThem() {
        assertUncertain("if true; then\n  X=1\nfi\n", "inside the 'if' of line 1");
        assertUncertain("for i in 1 2; do\nX=$i\ndone\n", "inside the 'for'");
        assertUncertain("case $Y in\na) X=1 ;;\nesac\n", "inside the 'case'");
        assertUncertain("case $Y in\na)\nX=1\n;;\nesac\n", "inside the 'case'");
        assertUncertain("f() {\nX=1\n}\n", "inside the '{'");
        assertUncertain("function f {\nX=1\n}\n", "inside the '{'");
        assertUncertain("if true; then X=1; fi\n", "not a plain assignment");
        assertUncertain("if true\nthen\n  if true; then Y=1; fi\n  X=1\nfi\n", "inside the 'if' of line 1");
        assertThat(obstacle("if true; then\n  Y=1 # X=1\nfi\nX=1\n")).isEmpty();
    }

    @Test
    void anObstacleNamesItsLine() {
        assertThat(obstacle("Y=1\n X=$Y # note\r\n"))
                .contains(new Obstacle(2, " X=$Y # note", "has a value that only the shell can tell"));
    }

    @Test
    void onlyTheValueOfTheLastAssignmentIsReplaced() {
        assertThat(set("X=1\n\texport X=2  # two\nY=3\n", "4")).isEqualTo("X=1\n\texport X=4  # two\nY=3\n");
        assertThat(set("X=", "4")).isEqualTo("X=4");
    }

    @Test
    void quotesAreKeptWhereTheValueAllows() {
        assertThat(set("X='a'\n", "b c")).isEqualTo("X='b c'\n");
        assertThat(set("X=\"a\"\n", "b c")).isEqualTo("X=\"b c\"\n");
        assertThat(set("X=\"a\"\n", "$b")).isEqualTo("X='$b'\n");
        assertThat(set("X='a'\n", "it's")).isEqualTo("X='it'\\''s'\n");
        assertThat(set("X=a\n", "b c")).isEqualTo("X='b c'\n");
        assertThat(set("X=a\n", "")).isEqualTo("X=\n");
    }

    @Test
    void anEqualValueLeavesTheTextAlone() {
        assertThat(set("X=\"1\"0\n", "10")).isEqualTo("X=\"1\"0\n");
    }

    @Test
    void aCommentedDefaultBecomesTheAssignment() {
        assertThat(set("#X=1\n# X=2 # two\nY=1\n", "3")).isEqualTo("#X=1\nX=3 # two\nY=1\n");
        assertThat(set("# X=\"1\"\n", "2")).isEqualTo("X=\"2\"\n");
        assertThat(set("# X=1\r\n", "2")).isEqualTo("X=2\n");
    }

    @Test
    void proseAboutAVariableIsNoCommentedDefault() {
        assertThat(set("# X=1 enables it\n", "1")).isEqualTo("# X=1 enables it\nX=1\n");
        assertThat(set(" # X=1\n## X=1\n# X =1\n# XX=1\n", "1")).endsWith("# XX=1\nX=1\n");
        assertThat(set("# X=1 \\\n", "1")).isEqualTo("# X=1 \\\nX=1\n");
    }

    @Test
    void aNewAssignmentStandsAtTheEnd() {
        assertThat(set("", "1")).isEqualTo("X=1\n");
        assertThat(set("Y=1", "1")).isEqualTo("Y=1\nX=1\n");
        assertThat(set("Y=1\n", "a b")).isEqualTo("Y=1\nX='a b'\n");
        assertThat(set("Y=1 \\\n", "2")).isEqualTo("Y=1 \\\n\nX=2\n");
    }

    @Test
    void removalTakesEveryAssignmentWithItsLine() {
        ShellVars vars = ShellVars.parse("X=1\nY=2\nexport X='a\nb' # note\n# X=3\nX=4");

        assertThat(vars.without("X").text()).isEqualTo("Y=2\n# X=3\n");
        assertThat(vars.without("Z")).isEqualTo(vars);
    }

    @Test
    void anUncertainVariableCannotBeEdited() {
        ShellVars vars = ShellVars.parse("X=$Y\n");

        assertThatIllegalStateException().isThrownBy(() -> vars.with("X", "1")).withMessageContaining("line 1");
        assertThatIllegalStateException().isThrownBy(() -> vars.without("X"));
    }

    @Test
    void namesAndValuesThatAreNoneAreRefused() {
        ShellVars vars = ShellVars.parse("");

        assertThatIllegalArgumentException().isThrownBy(() -> vars.with("1X", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> vars.with("", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> vars.with("X", "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> vars.with("X", "\u20AC"));
    }
}
