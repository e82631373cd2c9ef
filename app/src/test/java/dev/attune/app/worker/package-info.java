/** Generation workers on a real broker. */
@NullMarked
package dev.attune.app.worker;

import org.jspecify.annotations.NullMarked;
