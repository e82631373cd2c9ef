/** Which schema may follow which. */
@NullMarked
package dev.attune.app.registry.compatibility;

import org.jspecify.annotations.NullMarked;
