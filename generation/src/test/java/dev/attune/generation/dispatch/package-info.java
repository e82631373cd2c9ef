/** Tests. */
@NullMarked
package dev.attune.generation.dispatch;

import org.jspecify.annotations.NullMarked;
