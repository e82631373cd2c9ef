@NullMarked
package dev.attune.guards.lies;

import org.jspecify.annotations.NullMarked;
