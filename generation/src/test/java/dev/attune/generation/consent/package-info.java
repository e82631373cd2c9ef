/** Tests. */
@NullMarked
package dev.attune.generation.consent;

import org.jspecify.annotations.NullMarked;
