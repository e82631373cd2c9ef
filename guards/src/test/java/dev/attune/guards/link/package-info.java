@NullMarked
package dev.attune.guards.link;

import org.jspecify.annotations.NullMarked;
