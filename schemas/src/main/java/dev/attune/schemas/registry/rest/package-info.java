/** HTTP with deadlines, bounded retries and several servers; knows nothing of schemas. */
@NullMarked
package dev.attune.schemas.registry.rest;

import org.jspecify.annotations.NullMarked;
