package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each playbook that ships, on each host tree that it is tried on: the plan that it must give, and that it converges. */
class ShippedPlaybooksTest {
    private static final Path PLAYBOOKS = Path.of("../playbooks");

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    /** The files of {@code playbooks/plans}, each named {@code PLAYBOOK@TREE.txt}. */
    static List<String> plans() throws IOException {
        return names(PLAYBOOKS.resolve("plans"), ".txt");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void thePlanIsTheOneBesideIt(String plan) throws IOException {
        HostTree host = HostTree.copy(tree(plan), directory);

        String planned = wirt.run("plan", playbook(plan), "--root", host.path().toString())
                .exits(0)
                .out();

        assertThat(planned.replaceFirst("(?m)^Root .*$", "Root playbooks/hosts/" + tree(plan)))
                .isEqualTo(Files.readString(PLAYBOOKS.resolve("plans").resolve(plan + ".txt")));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void onceAppliedThereIsNothingLeftToDo(String plan) {
        HostTree host = HostTree.copy(tree(plan), directory);
        String root = host.path().toString();

        wirt.run("apply", playbook(plan), "--root", root, "--yes").exits(0);

        assertThat(wirt.run("apply", playbook(plan), "--root", root, "--yes")
                        .exits(0)
                        .out())
                .contains("Nothing changed.");
    }

    @Test
    void noPlaybookAndNoTreeIsWithoutAPlan() throws IOException {
        assertThat(plans().stream().map(plan -> plan.split("@", -1)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(names(PLAYBOOKS, ".yaml"));
        try (Stream<Path> trees = Files.list(PLAYBOOKS.resolve("hosts"))) {
            assertThat(plans().stream().map(ShippedPlaybooksTest::tree).distinct())
                    .containsExactlyInAnyOrderElementsOf(trees.filter(Files::isDirectory)
                            .map(tree -> tree.getFileName().toString())
                            .toList());
        }
    }

    private static String playbook(String plan) {
        return PLAYBOOKS.resolve(plan.split("@", -1)[0] + ".yaml").toString();
    }

    private static String tree(String plan) {
        return plan.split("@", -1)[1];
    }

    private static List<String> names(Path place, String ending) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
