/** Tests. */
@NullMarked
package dev.attune.text.personal;

import org.jspecify.annotations.NullMarked;
