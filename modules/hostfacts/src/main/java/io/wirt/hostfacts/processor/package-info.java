/** What the processors of a host have, and whose they are (docs/domain 7, 11). */
@NullMarked
package io.wirt.hostfacts.processor;

import org.jspecify.annotations.NullMarked;
