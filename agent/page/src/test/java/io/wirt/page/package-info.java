@NullMarked
package io.wirt.page;

import org.jspecify.annotations.NullMarked;
