/** The processes of a deployment: each runs until it is asked to stop. */
@NullMarked
package dev.attune.app.role;

import org.jspecify.annotations.NullMarked;
