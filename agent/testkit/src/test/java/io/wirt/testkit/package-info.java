@NullMarked
package io.wirt.testkit;

import org.jspecify.annotations.NullMarked;
