/** What is believed of an arm after its outcomes, and which arm is best by that belief. */
@NullMarked
package dev.attune.learn.posterior;

import org.jspecify.annotations.NullMarked;
