/** An event log goes in, offers come out, the same every time. */
@NullMarked
package dev.attune.app.replay;

import org.jspecify.annotations.NullMarked;
