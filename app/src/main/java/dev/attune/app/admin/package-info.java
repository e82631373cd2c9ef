/** What an operator's tools ask of a process: health and metrics, on a port of their own. */
@NullMarked
package dev.attune.app.admin;

import org.jspecify.annotations.NullMarked;
