/** The past of KSM as one page for a browser, with its picture in SVG: {@link io.wirt.cli.render.page.KsmHtml}. */
@NullMarked
package io.wirt.cli.render.page;

import org.jspecify.annotations.NullMarked;
