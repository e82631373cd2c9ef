/** Reads what the law and a user's patience ask for: consent, caps, quiet hours, holdout. */
@NullMarked
package dev.attune.topology.playbook.file.rule;

import org.jspecify.annotations.NullMarked;
