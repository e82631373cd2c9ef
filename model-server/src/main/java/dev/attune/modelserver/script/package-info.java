/** A server's behaviour in words of a person. */
@NullMarked
package dev.attune.modelserver.script;

import org.jspecify.annotations.NullMarked;
