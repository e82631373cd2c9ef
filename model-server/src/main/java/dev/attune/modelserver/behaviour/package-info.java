/**
 * How the server is to behave: an outcome for each call, composed in Java or read from a script.
 */
@NullMarked
package dev.attune.modelserver.behaviour;

import org.jspecify.annotations.NullMarked;
