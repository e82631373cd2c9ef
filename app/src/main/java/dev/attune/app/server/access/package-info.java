/** Who may do what: write keys, tokens, roles, rates. Knows nothing of HTTP. */
@NullMarked
package dev.attune.app.server.access;

import org.jspecify.annotations.NullMarked;
