/** The contracts of this build in a schema registry. */
@NullMarked
package dev.attune.app.subject;

import org.jspecify.annotations.NullMarked;
