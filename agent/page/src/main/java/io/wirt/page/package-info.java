/** Pages for a browser, with pictures in SVG, and amounts and times as a person reads them; about nothing in particular. */
@NullMarked
package io.wirt.page;

import org.jspecify.annotations.NullMarked;
