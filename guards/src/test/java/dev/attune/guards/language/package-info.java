@NullMarked
package dev.attune.guards.language;

import org.jspecify.annotations.NullMarked;
