package io.wirt.page;

/** How a page looks: light or dark as the reader's system is, and light on paper. */
public final class PageStyle {
    private static final String SHEET = """
            :root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #59636e; --rule: #d9dee3;
              %s --quiet: #eef1f4; }
            @media screen and (prefers-color-scheme: dark) {
              :root { --paper: #15181c; --ink: #e8ebee; --faint: #9aa5b1; --rule: #343b43;
                %s --quiet: #20252b; } }
            body { margin: 0 auto; padding: 1.5rem; max-width: 66rem; background: var(--paper); color: var(--ink);
              font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
            h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
            h2 { margin: 1.8rem 0 .4rem; font-size: 1.05rem; }
            p { margin: .3rem 0; }
            .aside { color: var(--faint); overflow-wrap: anywhere; }
            .facts { columns: 2 24rem; column-gap: 2rem; margin: 1rem 0 0; font-size: .85rem; }
            .facts div { display: grid; grid-template-columns: 7rem 1fr; break-inside: avoid; padding: .15rem 0; }
            .facts dt { color: var(--faint); }
            .facts dd { margin: 0; overflow-wrap: anywhere; }
            figure { margin: 1.2rem 0 0; }
            .scroll { overflow-x: auto; }
            .chart { display: block; width: 100%%; min-width: 42rem; height: auto; }
            .nothing { margin: 1.5rem 0; padding: 1.2rem; background: var(--quiet); border-radius: 6px; }
            ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin: .8rem 0 0; padding: 0; list-style: none; }
            li { display: flex; align-items: center; gap: .45rem; font-size: .85rem; }
            li svg { flex: none; width: 28px; height: 14px; }
            table { border-collapse: collapse; }
            th, td { padding: .25rem 1.5rem .25rem 0; border-bottom: 1px solid var(--rule); text-align: left;
              vertical-align: top; font-variant-numeric: tabular-nums; }
            th { color: var(--faint); font-size: .8rem; font-weight: 400; }
            code { font: .85rem/1.4 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap;
              overflow-wrap: anywhere; }
            text { fill: var(--faint); font-size: 12px; }
            .strong { fill: var(--ink); font-weight: 600; }
            .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .name { font-size: 13px; font-weight: 600; stroke: var(--paper); stroke-width: 4px; paint-order: stroke;
              stroke-linejoin: round; }
            .grid { fill: none; stroke: var(--rule); stroke-width: 1; }
            %s@media print { body { max-width: none; padding: 0; font-size: 11pt; } .chart { min-width: 0; }
              .scroll { overflow: visible; } figure, tr { break-inside: avoid; } }
            """;

    private PageStyle() {}

    /**
     * The style of all pages, with what one page adds.
     *
     * @param light its colours on light paper, {@code --name: #rgb;} each
     * @param dark the same colours where the reader's system is dark
     * @param rules for its own classes, whole lines
     */
    public static String with(String light, String dark, String rules) {
        return SHEET.formatted(light, dark, rules);
    }
}
