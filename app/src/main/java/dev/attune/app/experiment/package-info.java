/** What experiments say, from the sums of their arms. */
@NullMarked
package dev.attune.app.experiment;

import org.jspecify.annotations.NullMarked;
