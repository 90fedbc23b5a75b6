/** Plans and reports as public data. */
@NullMarked
package io.wirt.engine.document;

import org.jspecify.annotations.NullMarked;
