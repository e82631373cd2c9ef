@NullMarked
package dev.attune.guards.harm;

import org.jspecify.annotations.NullMarked;
