@NullMarked
package io.wirt.hostfacts.kernel;

import org.jspecify.annotations.NullMarked;
