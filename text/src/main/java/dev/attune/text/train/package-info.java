/** How the models are trained and measured; nothing of it runs in production. */
@NullMarked
package dev.attune.text.train;

import org.jspecify.annotations.NullMarked;
