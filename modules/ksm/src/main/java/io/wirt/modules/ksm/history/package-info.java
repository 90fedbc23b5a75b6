/** What the log of ksmtuned tells of the past (docs/domain 5.3). Comes in: its lines. Goes out: {@link History}. */
@NullMarked
package io.wirt.modules.ksm.history;

import org.jspecify.annotations.NullMarked;
