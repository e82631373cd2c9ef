@NullMarked
package dev.attune.learn.experiment;

import org.jspecify.annotations.NullMarked;
