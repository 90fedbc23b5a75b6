/** What a command of a module is written against: it says what it takes as data, and shows what it finds; nothing in here can change a host. */
@NullMarked
package io.wirt.spi.command;

import org.jspecify.annotations.NullMarked;
