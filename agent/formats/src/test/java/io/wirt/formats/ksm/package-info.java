@NullMarked
package io.wirt.formats.ksm;

import org.jspecify.annotations.NullMarked;
