/** What is open, what runs, what waits: one lane a user, many calls in flight. */
@NullMarked
package dev.attune.generation.dispatch;

import org.jspecify.annotations.NullMarked;
