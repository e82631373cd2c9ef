package dev.attune.topology.outcome;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A user to whom a message was to be thought of, in a playbook with a holdout. Said of those who
 * are held out and of all others alike, before anything else is asked, so that both can be
 * compared.
 *
 * @param holdout its name
 * @param share of the users who are held out, above 0
 * @param heldOut whether the user is
 * @param scenario whose trigger fired
 * @param at when
 * @param spent before, major units
 */
public record Candidate(
    String holdout, double share, boolean heldOut, String scenario, Instant at, BigDecimal spent) {}
