package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import java.time.Instant;

/** A moment in a user's life at which a condition may turn true. */
public sealed interface Moment {

  /** What is known of the user at that moment. */
  Profile profile();

  /** The moment. */
  Instant at();

  /** An event changed what is known. */
  record Changed(Profile before, Profile profile, UserEvent event) implements Moment {

    @Override
    public Instant at() {
      return profile.getActivity().getClockAt();
    }
  }

  /** Time passed, and something is due as of {@code at}. */
  record Due(Profile profile, Instant at) implements Moment {}

  /** Quiet hours have ended, and what they held is due as of {@code at}. */
  record Release(Profile profile, Instant at) implements Moment {}
}
