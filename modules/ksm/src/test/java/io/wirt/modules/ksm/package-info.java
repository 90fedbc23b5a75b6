@NullMarked
package io.wirt.modules.ksm;

import org.jspecify.annotations.NullMarked;
