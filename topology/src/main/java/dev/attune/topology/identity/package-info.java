/**
 * Who an anonymous visitor turned out to be: what is known under each id of a person is told along
 * its link, and read as one profile at the id that the person is known by (ADR 35).
 */
@NullMarked
package dev.attune.topology.identity;

import org.jspecify.annotations.NullMarked;
