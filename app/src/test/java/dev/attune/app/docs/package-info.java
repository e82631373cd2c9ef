/** Pages of the documentation that code knows. */
@NullMarked
package dev.attune.app.docs;

import org.jspecify.annotations.NullMarked;
