/** A schema registry for development: Confluent's REST API on loopback, schemas in one file. */
@NullMarked
package dev.attune.app.registry;

import org.jspecify.annotations.NullMarked;
