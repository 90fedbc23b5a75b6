/** The dates that begin the lines of ksmtuned's log. Comes in: what date(1) printed. Goes out: {@link DateOutput}. */
@NullMarked
package io.wirt.modules.ksm.dates;

import org.jspecify.annotations.NullMarked;
