/** Numbers that prove themselves by check digits. */
@NullMarked
package dev.attune.text.personal.number;

import org.jspecify.annotations.NullMarked;
