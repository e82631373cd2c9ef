@NullMarked
package dev.attune.app.evaluation;

import org.jspecify.annotations.NullMarked;
