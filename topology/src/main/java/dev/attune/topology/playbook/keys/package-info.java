/** Every key of the playbook, in one place: the reader and the reference are made from it. */
@NullMarked
package dev.attune.topology.playbook.keys;

import org.jspecify.annotations.NullMarked;
