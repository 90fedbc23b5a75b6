package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code that the program can print has a page that explains it. */
class ErrorPagesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGES = ROOT.resolve("docs/errors");

    /** Codes that are no family's and no part of the engine's. */
    private static final Set<String> BARE = Set.of("usage", "internal-error");

    private static final Pattern CODE = Pattern.compile("\"((?:playbook|host|state|run|plan|kind|check|status|service"
            + "|kernel-args|ksmtuned|cpu-flags|kernel-config|kernel-log|iommu)\\.[a-z-]+)\"");

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

    @Test
    void everyCodeInTheSourcesHasAPage() throws IOException {
        assertThat(pages())
                .containsAll(found(CODE, sources()))
                .containsAll(BARE)
                .hasSizeGreaterThan(80);
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        String sources = sources();
        for (String page : pages()) {
            // Some families put their own name in front where the finding is made.
            String own = page.substring(page.indexOf('.') + 1);
            assertThat(Stream.of(page, own, "." + own).anyMatch(code -> sources.contains('"' + code + '"')))
                    .as(page)
                    .isTrue();
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
