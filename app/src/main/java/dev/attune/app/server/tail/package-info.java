/** How the server follows topics: from some time back to their ends, and then on. */
@NullMarked
package dev.attune.app.server.tail;

import org.jspecify.annotations.NullMarked;
