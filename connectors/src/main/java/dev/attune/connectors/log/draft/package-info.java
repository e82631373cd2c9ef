/**
 * What all importers share: the draft of a record before the log clock has stamped it, product
 * facts, and the checks on values that every format needs.
 */
@NullMarked
package dev.attune.connectors.log.draft;

import org.jspecify.annotations.NullMarked;
