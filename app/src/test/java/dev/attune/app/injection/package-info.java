/** Text from outside that tells the model what to write, and a model that obeys. */
@NullMarked
package dev.attune.app.injection;

import org.jspecify.annotations.NullMarked;
