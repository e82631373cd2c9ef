/** Tests. */
@NullMarked
package dev.attune.generation.http;

import org.jspecify.annotations.NullMarked;
