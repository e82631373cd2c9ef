@NullMarked
package dev.attune.guards.fact.number;

import org.jspecify.annotations.NullMarked;
