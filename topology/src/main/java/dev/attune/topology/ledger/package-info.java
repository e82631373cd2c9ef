/** The book of a user's requests and of how each trigger ended. */
@NullMarked
package dev.attune.topology.ledger;

import org.jspecify.annotations.NullMarked;
