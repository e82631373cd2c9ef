package dev.attune.app.server.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All who may call. Immutable but for the rates. */
public final class AccessList {

  /** How a secret is presented. */
  enum Kind {
    /** As the user name of basic authentication, as Segment's libraries do. */
    WRITE_KEY,
    /** As a bearer token (RFC 6750). */
    TOKEN
  }

  /** One who may call. */
  record Entry(Kind kind, Secret secret, Principal principal) {}

  private final List<Entry> entries;
  private final @Nullable Principal anybody;
  private final @Nullable OidcTokens provider;

  AccessList(List<Entry> entries, @Nullable Principal anybody) {
    this(entries, anybody, null);
  }

  private AccessList(
      List<Entry> entries, @Nullable Principal anybody, @Nullable OidcTokens provider) {
    this.entries = List.copyOf(entries);
    this.anybody = anybody;
    this.provider = provider;
  }

  /** Nobody. */
  public static AccessList nobody() {
    return new AccessList(List.of(), null);
  }

  /** The same, and whoever has a token of this provider. */
  public AccessList with(OidcTokens tokens) {
    return new AccessList(entries, anybody, tokens);
  }

  /**
   * For a demo on this machine: one write key, and anybody may read.
   *
   * @param writeKey in plain text
   */
  public static AccessList openOnLoopback(String writeKey, int perSecond) {
    Principal shop = principal("demo", Set.of(Role.INGEST, Role.TRUSTED), perSecond);
    Principal reader = principal("anybody", Set.of(Role.READ), perSecond);
    return new AccessList(List.of(new Entry(Kind.WRITE_KEY, Secret.of(writeKey), shop)), reader);
  }

  static Principal principal(String name, Set<Role> roles, int perSecond) {
    return new Principal(name, roles, new TokenBucket(perSecond, System.nanoTime()));
  }

  /** Whose write key this is. */
  public Optional<Principal> byWriteKey(String key) {
    return find(Kind.WRITE_KEY, key);
  }

  /** Whose token this is. */
  public Optional<Principal> byToken(String token) {
    Optional<Principal> known = find(Kind.TOKEN, token);
    return known.isPresent() || provider == null ? known : provider.principal(token);
  }

  /** Who calls without any; empty unless the list is open. */
  public Optional<Principal> anybody() {
    return Optional.ofNullable(anybody);
  }

  /** Looks at all entries whatever it finds, so that the time tells nothing. */
  private Optional<Principal> find(Kind kind, String text) {
    Secret presented = Secret.of(text);
    Principal found = null;
    for (Entry entry : entries) {
      if (entry.secret().matches(presented) && entry.kind() == kind) {
        found = entry.principal();
      }
    }
    return Optional.ofNullable(found);
  }
}
