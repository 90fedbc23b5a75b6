/** {@code wirt ksm}: what merging is worth on a host, as text with a chart, as JSON, and as a page for a browser. */
@NullMarked
package io.wirt.modules.ksm.report;

import org.jspecify.annotations.NullMarked;
