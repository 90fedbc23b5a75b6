package io.wirt.modules.ksm.report;

import io.wirt.page.PageStyle;

/** How the page on KSM looks beyond what all pages have. */
final class KsmStyle {
    /** These are of Okabe and Ito's palette, which people who see few colours tell apart. */
    private static final String LIGHT = "--committed: #0072b2; --free: #d55e00; --on: #009e73;";

    private static final String DARK = "--committed: #56b4e9; --free: #e69f00; --on: #2bb58a;";

    private static final String RULES = """
            .gap { fill: var(--quiet); }
            .band { stroke: none; fill-opacity: .2; }
            .band.committed, .name.committed { fill: var(--committed); }
            .band.free, .name.free { fill: var(--free); }
            .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            .line.committed { stroke: var(--committed); }
            .line.free { stroke: var(--free); }
            .limit { fill: none; stroke-width: 1.5; }
            .limit.memory { stroke: var(--faint); stroke-width: 1; }
            .limit.committed-limit { stroke: var(--committed); stroke-dasharray: 8 5; }
            .limit.free-limit { stroke: var(--free); stroke-dasharray: 1.5 4; stroke-width: 2; stroke-linecap: round; }
            .start { fill: none; stroke: var(--ink); stroke-width: 1; stroke-opacity: .55; }
            .boost { fill: var(--ink); }
            .decay { fill: var(--faint); fill-opacity: .7; }
            .on { fill: var(--on); shape-rendering: crispEdges; }
            .silent { fill: url(#hatch); }
            .hatching { fill: none; stroke: var(--faint); stroke-width: 1.2; }
            .base { fill: none; stroke: var(--ink); stroke-width: 1.5; }
            .column { fill: var(--ink); fill-opacity: 0; pointer-events: all; }
            .column:hover { fill-opacity: .12; }
            """;

    static final String SHEET = PageStyle.with(LIGHT, DARK, RULES);

    private KsmStyle() {}
}
