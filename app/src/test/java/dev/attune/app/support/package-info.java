/** What integration tests share. */
@NullMarked
package dev.attune.app.support;

import org.jspecify.annotations.NullMarked;
