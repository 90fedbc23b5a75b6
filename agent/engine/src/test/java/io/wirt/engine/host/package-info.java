@NullMarked
package io.wirt.engine.host;

import org.jspecify.annotations.NullMarked;
