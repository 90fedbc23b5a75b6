/** The real host: the one place that touches files and starts processes. */
@NullMarked
package io.wirt.engine.host;

import org.jspecify.annotations.NullMarked;
