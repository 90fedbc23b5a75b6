@NullMarked
package io.wirt.modules.boot;

import org.jspecify.annotations.NullMarked;
