@NullMarked
package dev.attune.generation.budget;

import org.jspecify.annotations.NullMarked;
