/** What a marketer edits: scenarios, triggers, caps, terms, prompts, arms, voice. Pure data. */
@NullMarked
package dev.attune.topology.playbook;

import org.jspecify.annotations.NullMarked;
