@NullMarked
package dev.attune.learn.sequence;

import org.jspecify.annotations.NullMarked;
