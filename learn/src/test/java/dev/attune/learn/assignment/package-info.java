@NullMarked
package dev.attune.learn.assignment;

import org.jspecify.annotations.NullMarked;
