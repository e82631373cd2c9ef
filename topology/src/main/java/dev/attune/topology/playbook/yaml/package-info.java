/** Reads a YAML file so that each mistake is told with its place, and all of them at once. */
@NullMarked
package dev.attune.topology.playbook.yaml;

import org.jspecify.annotations.NullMarked;
