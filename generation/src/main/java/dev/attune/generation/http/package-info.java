/**
 * The HTTP client under all remote models: bounded, interruptible, and without a will of its own.
 */
@NullMarked
package dev.attune.generation.http;

import org.jspecify.annotations.NullMarked;
