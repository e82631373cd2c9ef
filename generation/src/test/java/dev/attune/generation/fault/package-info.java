@NullMarked
package dev.attune.generation.fault;

import org.jspecify.annotations.NullMarked;
