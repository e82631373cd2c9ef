/** Other ways to make the model's calls, to compare with: only how calls are dispatched differs. */
@NullMarked
package dev.attune.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
