/** What the people who run campaigns look at: how it flows now, what guards refuse, languages. */
@NullMarked
package dev.attune.app.server.desk;

import org.jspecify.annotations.NullMarked;
