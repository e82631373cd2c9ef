/** Conditions on a user, in the Common Expression Language: typed, checked at start, pure. */
@NullMarked
package dev.attune.topology.playbook.condition;

import org.jspecify.annotations.NullMarked;
