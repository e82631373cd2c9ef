@NullMarked
package dev.attune.learn.comparison;

import org.jspecify.annotations.NullMarked;
