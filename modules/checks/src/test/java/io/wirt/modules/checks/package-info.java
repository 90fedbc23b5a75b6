@NullMarked
package io.wirt.modules.checks;

import org.jspecify.annotations.NullMarked;
