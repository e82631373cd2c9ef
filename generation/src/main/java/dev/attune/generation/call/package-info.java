/** From one request to one response: deadline, call, verdict. */
@NullMarked
package dev.attune.generation.call;

import org.jspecify.annotations.NullMarked;
