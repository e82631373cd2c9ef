/** Text made safe to match, to show and to cut. */
@NullMarked
package dev.attune.text.normal;

import org.jspecify.annotations.NullMarked;
