/** The consumer that has many calls in flight and loses none. */
@NullMarked
package dev.attune.generation.worker;

import org.jspecify.annotations.NullMarked;
