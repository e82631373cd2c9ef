@NullMarked
package dev.attune.learn.evaluation;

import org.jspecify.annotations.NullMarked;
