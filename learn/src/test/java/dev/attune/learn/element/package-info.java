@NullMarked
package dev.attune.learn.element;

import org.jspecify.annotations.NullMarked;
