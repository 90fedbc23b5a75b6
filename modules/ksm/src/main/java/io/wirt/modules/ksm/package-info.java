/** What Wirt knows about kernel samepage merging (KSM) and its tuning daemon. */
@NullMarked
package io.wirt.modules.ksm;

import org.jspecify.annotations.NullMarked;
