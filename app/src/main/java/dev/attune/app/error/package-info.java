/** What a person is told when something fails: one line, and what to do about it. */
@NullMarked
package dev.attune.app.error;

import org.jspecify.annotations.NullMarked;
