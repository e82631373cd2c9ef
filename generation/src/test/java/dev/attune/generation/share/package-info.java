@NullMarked
package dev.attune.generation.share;

import org.jspecify.annotations.NullMarked;
