@NullMarked
package dev.attune.learn.prediction;

import org.jspecify.annotations.NullMarked;
