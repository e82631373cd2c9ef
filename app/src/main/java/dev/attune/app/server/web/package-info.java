/** What every route shares: access, bodies, errors, headers, the route catalogue. */
@NullMarked
package dev.attune.app.server.web;

import org.jspecify.annotations.NullMarked;
