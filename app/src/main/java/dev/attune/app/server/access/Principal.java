package dev.attune.app.server.access;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name of the source or of the token's holder; events carry it as their source
 * @param roles what is allowed
 * @param rate how fast
 */
public record Principal(String name, Set<Role> roles, TokenBucket rate) {

  /** Keeps its own set of roles. */
  public Principal {
    roles = Set.copyOf(roles);
  }

  /** Whether one of these is among its roles. */
  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
