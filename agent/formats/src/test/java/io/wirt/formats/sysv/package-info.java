@NullMarked
package io.wirt.formats.sysv;

import org.jspecify.annotations.NullMarked;
