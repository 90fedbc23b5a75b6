@NullMarked
package io.wirt.modules.ksm.history;

import org.jspecify.annotations.NullMarked;
