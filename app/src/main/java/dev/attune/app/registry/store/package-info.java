/** What the embedded registry knows, and its rules. Nothing here knows of HTTP. */
@NullMarked
package dev.attune.app.registry.store;

import org.jspecify.annotations.NullMarked;
