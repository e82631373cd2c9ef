@NullMarked
package dev.attune.guards.fact.product;

import org.jspecify.annotations.NullMarked;
