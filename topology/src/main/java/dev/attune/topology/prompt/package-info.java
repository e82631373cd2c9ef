/**
 * Sixth step: what the writer is asked. Pure functions of the playbook, a profile and a brief; the
 * words are in templates, which are checked at start.
 */
@NullMarked
package dev.attune.topology.prompt;

import org.jspecify.annotations.NullMarked;
