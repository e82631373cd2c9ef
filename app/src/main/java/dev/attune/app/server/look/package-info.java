/** Looks into the deployment over HTTP: profile and why. */
@NullMarked
package dev.attune.app.server.look;

import org.jspecify.annotations.NullMarked;
