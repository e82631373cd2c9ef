/** Reads logs of choices, evaluates policies on them, prints the figures. */
@NullMarked
package dev.attune.app.evaluation;

import org.jspecify.annotations.NullMarked;
