@NullMarked
package io.wirt.modules.ksm.dates;

import org.jspecify.annotations.NullMarked;
