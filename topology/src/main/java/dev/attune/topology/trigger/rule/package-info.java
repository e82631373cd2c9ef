/** From the playbook's triggers to rules. */
@NullMarked
package dev.attune.topology.trigger.rule;

import org.jspecify.annotations.NullMarked;
