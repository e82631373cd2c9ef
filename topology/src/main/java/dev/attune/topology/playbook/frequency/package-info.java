/** How often, when and how many users are written to at all. Pure data. */
@NullMarked
package dev.attune.topology.playbook.frequency;

import org.jspecify.annotations.NullMarked;
