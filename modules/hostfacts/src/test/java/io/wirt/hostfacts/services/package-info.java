@NullMarked
package io.wirt.hostfacts.services;

import org.jspecify.annotations.NullMarked;
