package dev.attune.topology.trigger;

import dev.attune.avro.Profile;
import dev.attune.avro.Trigger;
import dev.attune.topology.playbook.Scenario;

/** A trigger that fired, for which scenario, and what was known of the user at that moment. */
public record Fired(Scenario scenario, Trigger trigger, Profile profile) implements Occasion {

  /** The same for the scenario through another channel. */
  public Fired as(Scenario other) {
    return new Fired(other, trigger, profile);
  }
}
