/** A service as it is desired and as it runs, and how it is started and stopped, whatever manages it. */
@NullMarked
package io.wirt.modules.service.state;

import org.jspecify.annotations.NullMarked;
