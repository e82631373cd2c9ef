package dev.attune.benchmarks.worker;

import dev.attune.benchmarks.peer.PeerKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who does the work. */
public enum Contender {
  /** The production role. */
  ATTUNE(null),
  FIXED_POOL(PeerKind.FIXED_POOL),
  PARALLEL_CONSUMER(PeerKind.PARALLEL_CONSUMER);

  private final Optional<PeerKind> peer;

  Contender(@Nullable PeerKind peer) {
    this.peer = Optional.ofNullable(peer);
  }

  /** What runs it, of the arguments of {@code attune} or of this module's own commands. */
  public List<String> command(int inFlight) {
    return peer.map(kind -> List.of("peer", kind.name(), "--concurrency=" + inFlight))
        .orElse(List.of("run", "generation"));
  }

  public boolean isPeer() {
    return peer.isPresent();
  }

  /** Whether it can be expected to come to the end of the work. */
  public boolean finishes() {
    return this != FIXED_POOL;
  }
}
