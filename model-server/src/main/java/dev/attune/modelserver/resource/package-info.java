/** What a provider keeps between requests, and how its lists are read page by page. */
@NullMarked
package dev.attune.modelserver.resource;

import org.jspecify.annotations.NullMarked;
