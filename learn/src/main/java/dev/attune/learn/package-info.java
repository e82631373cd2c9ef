/**
 * What is learnt from outcomes, as pure functions: time, chance and data come in as arguments, and
 * every state is a value. Nothing here knows Kafka, files or the rest of Attune.
 */
@NullMarked
package dev.attune.learn;

import org.jspecify.annotations.NullMarked;
