/** Tests. */
@NullMarked
package dev.attune.text.normal;

import org.jspecify.annotations.NullMarked;
