@NullMarked
package dev.attune.budget;

import org.jspecify.annotations.NullMarked;
