/** Reads {@code playbook.yml}: keys, checks across keys, and the reference of all of it. */
@NullMarked
package dev.attune.topology.playbook.file;

import org.jspecify.annotations.NullMarked;
