/** The port to whoever writes, and its two kinds of end: a draft, or a failure by type. */
@NullMarked
package dev.attune.generation.model;

import org.jspecify.annotations.NullMarked;
