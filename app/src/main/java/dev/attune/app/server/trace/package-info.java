/** The way of an offer as a trace, told from the log and sent by OTLP. */
@NullMarked
package dev.attune.app.server.trace;

import org.jspecify.annotations.NullMarked;
