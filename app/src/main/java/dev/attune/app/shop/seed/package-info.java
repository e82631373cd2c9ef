/** Randomness that is the same every time: a tree of seeds, and dice rolled from one of them. */
@NullMarked
package dev.attune.app.shop.seed;

import org.jspecify.annotations.NullMarked;
