/** The configuration of a run: what can be set, and where a value comes from. */
@NullMarked
package dev.attune.app.config;

import org.jspecify.annotations.NullMarked;
