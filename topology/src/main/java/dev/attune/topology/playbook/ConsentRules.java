package dev.attune.topology.playbook;

import dev.attune.avro.ConsentStatus;

/**
 * What holds where the consents say nothing.
 *
 * @param unasked the answer assumed for a purpose that a user was never asked about
 */
public record ConsentRules(ConsentStatus unasked) {}
