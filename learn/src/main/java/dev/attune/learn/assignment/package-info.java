/** Which user gets which arm: by hash, in layers that exclude each other, with ramp-up. */
@NullMarked
package dev.attune.learn.assignment;

import org.jspecify.annotations.NullMarked;
