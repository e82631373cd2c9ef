/** JSON in and out. */
@NullMarked
package dev.attune.modelserver.json;

import org.jspecify.annotations.NullMarked;
