/** What survives a run: journal, before-images, owed restarts, the last run. */
@NullMarked
package io.wirt.engine.journal;

import org.jspecify.annotations.NullMarked;
