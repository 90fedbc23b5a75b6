/** The commands, thin: arguments in, documents to a renderer, an exit status out. */
@NullMarked
package io.wirt.cli.command;

import org.jspecify.annotations.NullMarked;
