/** What a check found, and how it is shown to a person and to a program. */
@NullMarked
package dev.attune.app.finding;

import org.jspecify.annotations.NullMarked;
