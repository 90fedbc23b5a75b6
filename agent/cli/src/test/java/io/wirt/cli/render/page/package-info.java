@NullMarked
package io.wirt.cli.render.page;

import org.jspecify.annotations.NullMarked;
