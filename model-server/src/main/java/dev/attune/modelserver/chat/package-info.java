/**
 * A call of a model whatever its dialect: what is asked, what is answered, and what goes wrong with
 * it.
 */
@NullMarked
package dev.attune.modelserver.chat;

import org.jspecify.annotations.NullMarked;
