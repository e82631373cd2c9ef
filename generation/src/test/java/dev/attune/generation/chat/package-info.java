/** Tests. */
@NullMarked
package dev.attune.generation.chat;

import org.jspecify.annotations.NullMarked;
