/** What a person can type. Each command wires parts that live elsewhere. */
@NullMarked
package dev.attune.app.command;

import org.jspecify.annotations.NullMarked;
