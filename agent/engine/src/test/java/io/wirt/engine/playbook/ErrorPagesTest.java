package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each code of a playbook's mistakes has a page that explains it. */
class ErrorPagesTest {
    private static final Path PAGES = Path.of("../../docs/errors");
    private static final Path ENGINE = Path.of("src/main/java/io/wirt/engine/playbook");
    private static final Path SPI = Path.of("../spi/src/main/java/io/wirt/spi");

    private static Set<String> found(Path directory, String files, String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, files)) {
            for (Path path : paths) {
                Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(path));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Set<String> pages() throws IOException {
        return found(PAGES, "playbook.*.md", "\\A# (playbook\\.[a-z-]+)\\n");
    }

    @Test
    void everyCodeInTheSourcesHasAPageAndNoPageIsLeftOver() throws IOException {
        Set<String> codes = found(ENGINE, "*.java", "\"(playbook\\.[a-z-]+)\"");
        codes.addAll(found(SPI, "*.java", "\"(playbook\\.[a-z-]+)\""));
        assertThat(pages()).isEqualTo(codes).hasSizeGreaterThan(20);
    }

    @Test
    void theIndexListsEveryPage() throws IOException {
        assertThat(found(PAGES, "README.md", "\\[(playbook\\.[a-z-]+)\\]\\(\\1\\.md\\)"))
                .isEqualTo(pages());
    }

    @Test
    void aPageIsCalledLikeItsCodeAndNamesARemedy() throws IOException {
        for (String code : pages()) {
            assertThat(Files.readString(PAGES.resolve(code + ".md"))).contains("**Remedy.** ");
        }
    }
}
