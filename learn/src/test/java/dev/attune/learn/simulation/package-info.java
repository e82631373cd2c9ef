@NullMarked
package dev.attune.learn.simulation;

import org.jspecify.annotations.NullMarked;
