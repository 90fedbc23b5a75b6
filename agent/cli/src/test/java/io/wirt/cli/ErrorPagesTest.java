package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.cli.command.CallCode;
import io.wirt.engine.apply.RunCode;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.host.StateCode;
import io.wirt.engine.plan.PlanCode;
import io.wirt.spi.Code;
import io.wirt.spi.PlaybookCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code that the program can print is explained: in the index, and where that is not enough on a page of its own. */
class ErrorPagesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGES = ROOT.resolve("docs/errors");

    private static final Pattern ROW =
            Pattern.compile("\\| (?:`|\\[)([a-z.-]+)(?:`|\\]\\(\\1\\.md\\)) \\| (.*) \\| (.*) \\|");

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String side : new String[] {"agent", "modules"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(side))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java")) {
                        sources.append(Files.readString(file));
                    }
                }
            }
        }
        return sources.toString();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> pages() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            files.map(file -> String.valueOf(file.getFileName()).replaceAll("\\.md$", ""))
                    .filter(page -> !page.equals("README"))
                    .forEach(pages::add);
        }
        return pages;
    }

    /** Those of the engine's rooms, of the program itself, and of each family that comes with it. */
    private static List<Code> codes() {
        List<Code> codes = new ArrayList<>();
        codes.addAll(List.of(PlaybookCode.values()));
        codes.addAll(List.of(HostCode.values()));
        codes.addAll(List.of(StateCode.values()));
        codes.addAll(List.of(PlanCode.values()));
        codes.addAll(List.of(RunCode.values()));
        codes.addAll(List.of(CallCode.values()));
        BuiltInModules.list().forEach(module -> codes.addAll(module.codes()));
        return codes;
    }

    /** The rows of the index: code, meaning and remedy. */
    private static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGES.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), List.of(row.group(2), row.group(3))))
                        .as(line)
                        .isNull();
            }
        }
        return rows;
    }

    @Test
    void everyCodeIsExplainedAndNothingElse() throws IOException {
        assertThat(codes()).extracting(Code::id).doesNotHaveDuplicates();
        assertThat(codes()).extracting(Code::id).containsExactlyInAnyOrderElementsOf(rows().keySet());
    }

    @Test
    void anExplanationSaysWhatItMeansAndWhatToDo() throws IOException {
        rows().forEach((code, cells) -> assertThat(cells)
                .as(code)
                .allSatisfy(cell -> assertThat(cell).hasSizeGreaterThan(8).endsWith(".")));
    }

    @Test
    void noCodeIsLeftOver() throws IOException {
        String sources = sources();
        for (Code code : codes()) {
            Enum<?> constant = (Enum<?>) code;
            assertThat(sources).contains(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
        }
    }

    @Test
    void theIndexListsEveryPage() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        assertThat(found(Pattern.compile("\\[([a-z.-]+)\\]\\(\\1\\.md\\)"), index))
                .isEqualTo(pages());
    }

    @Test
    void aPageIsCalledLikeItsCodeAndNamesARemedy() throws IOException {
        for (String page : pages()) {
            assertThat(Files.readString(PAGES.resolve(page + ".md")))
                    .startsWith("# " + page + "\n")
                    .contains("**Remedy.** ");
        }
    }
}
