/** From public documents to text; nothing in here knows the engine's insides. */
@NullMarked
package io.wirt.cli.render;

import org.jspecify.annotations.NullMarked;
