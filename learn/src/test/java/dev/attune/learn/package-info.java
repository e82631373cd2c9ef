@NullMarked
package dev.attune.learn;

import org.jspecify.annotations.NullMarked;
