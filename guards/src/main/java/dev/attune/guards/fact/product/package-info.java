/** Names in a text that no product of its brief bears. */
@NullMarked
package dev.attune.guards.fact.product;

import org.jspecify.annotations.NullMarked;
