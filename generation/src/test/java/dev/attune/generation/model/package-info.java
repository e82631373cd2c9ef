/** Tests. */
@NullMarked
package dev.attune.generation.model;

import org.jspecify.annotations.NullMarked;
