@NullMarked
package io.wirt.modules.ksm.report;

import org.jspecify.annotations.NullMarked;
