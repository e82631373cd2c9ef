/** The proof of erasure, with figures. */
@NullMarked
package dev.attune.benchmarks.erasure;

import org.jspecify.annotations.NullMarked;
