@NullMarked
package io.wirt.formats.systemd;

import org.jspecify.annotations.NullMarked;
