@NullMarked
package io.wirt.modules.service;

import org.jspecify.annotations.NullMarked;
