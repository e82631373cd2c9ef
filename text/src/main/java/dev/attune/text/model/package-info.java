/** Small linear models: what they are, how they are stored, what they say. */
@NullMarked
package dev.attune.text.model;

import org.jspecify.annotations.NullMarked;
