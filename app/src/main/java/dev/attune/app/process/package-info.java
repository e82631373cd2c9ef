/** The life of the process. */
@NullMarked
package dev.attune.app.process;

import org.jspecify.annotations.NullMarked;
