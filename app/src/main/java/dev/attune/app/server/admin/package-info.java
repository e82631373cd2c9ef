/** Health and metrics, on a port of their own. */
@NullMarked
package dev.attune.app.server.admin;

import org.jspecify.annotations.NullMarked;
