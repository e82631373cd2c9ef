/** Fifth step: whether a trigger may lead to a message, and in which variant. */
@NullMarked
package dev.attune.topology.policy;

import org.jspecify.annotations.NullMarked;
