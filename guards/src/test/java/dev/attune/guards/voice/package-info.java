@NullMarked
package dev.attune.guards.voice;

import org.jspecify.annotations.NullMarked;
