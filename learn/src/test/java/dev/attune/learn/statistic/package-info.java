@NullMarked
package dev.attune.learn.statistic;

import org.jspecify.annotations.NullMarked;
