@NullMarked
package dev.attune.learn.posterior;

import org.jspecify.annotations.NullMarked;
