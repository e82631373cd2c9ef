/** The schemas behind the generated classes, and the names they are registered under. */
@NullMarked
package dev.attune.schemas.contract;

import org.jspecify.annotations.NullMarked;
