/** What offers are judged by. */
@NullMarked
package dev.attune.topology.playbook.reward;

import org.jspecify.annotations.NullMarked;
