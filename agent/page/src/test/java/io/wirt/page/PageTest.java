package io.wirt.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Whatever texts a page is given, they are shown and never obeyed. */
class PageTest {
    private static final String HOSTILE = "</title><script>\u001b\ufffe&\"'";
    private static final String SHOWN = "</title><script>\ufffd\ufffd&\"'";

    @Test
    void whateverItSaysItIsWellFormedAndOneFile() throws Exception {
        String content = Page.section(
                HOSTILE, Page.aside(HOSTILE) + Page.table(List.of(HOSTILE), List.of(List.of("<code>1</code>"))));
        StringBuilder svg = new StringBuilder();
        Svg.text("end", 1.04, 2, HOSTILE, svg);
        Svg.path("line", "M" + Svg.at(0, 1.25) + "H3", svg);

        String page = Page.of(
                HOSTILE,
                PageStyle.with("--mine: #123;", "--mine: #321;", ".mine { fill: var(--mine); }\n"),
                Page.facts(Map.of(HOSTILE, HOSTILE)),
                content + "<svg>" + svg + "</svg>");

        assertThat(page).startsWith(Page.BEGIN).contains("default-src 'none'").doesNotContain("script>", "http:");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring(Page.BEGIN.length()))));
        for (String element : List.of("title", "h1", "dt", "dd", "h2", "th", "text")) {
            assertThat(document.getElementsByTagName(element).item(0).getTextContent())
                    .as(element)
                    .isEqualTo(SHOWN);
        }
    }

    @Test
    void aPageAddsItsColoursForBothPapers() {
        assertThat(PageStyle.with("--a: #fff;", "--a: #000;", ".x { fill: var(--a); }\n"))
                .contains("--rule: #d9dee3;\n  --a: #fff; --quiet")
                .contains("--rule: #343b43;\n    --a: #000; --quiet")
                .contains("\n.x { fill: var(--a); }\n@media print")
                .contains("width: 100%;");
    }

    @Test
    void withoutFactsThereIsNoList() {
        assertThat(Page.facts(Map.of())).isEmpty();
    }
}
