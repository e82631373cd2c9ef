@NullMarked
package dev.attune.guards.fact;

import org.jspecify.annotations.NullMarked;
