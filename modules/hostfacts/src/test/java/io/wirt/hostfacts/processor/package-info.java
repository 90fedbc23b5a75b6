@NullMarked
package io.wirt.hostfacts.processor;

import org.jspecify.annotations.NullMarked;
