package dev.attune.app.server.web;

import dev.attune.app.server.access.AccessList;
import dev.attune.app.server.access.Principal;
import dev.attune.app.server.meter.ServerMeters;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lets a request to its route, or not: who is it, may they, not too often. */
public final class Gatekeeper {

  private static final String PRINCIPAL = "principal";
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final AccessList list;
  private final MeterRegistry meters;

  public Gatekeeper(AccessList list, MeterRegistry meters) {
    this.list = list;
    this.meters = meters;
  }

  /** Who sent a request that was let in. */
  public static Principal of(Context ctx) {
    Principal principal = ctx.attribute(PRINCIPAL);
    if (principal == null) {
      throw new IllegalStateException("the route is open to all: nobody is known");
    }
    return principal;
  }

  /**
   * Checks a request.
   *
   * @throws ApiException 401, 403 or 429
   */
  void admit(Context ctx, Route route) {
    if (list.anybody().isPresent()) {
      requireLoopback(ctx);
    }
    if (route.roles().isEmpty()) {
      return;
    }
    Principal principal = identify(ctx);
    if (!principal.hasAny(route.roles())) {
      throw ApiException.forbidden("This key or token has no role that allows it.");
    }
    long wait = principal.rate().take(System.nanoTime());
    if (wait > 0) {
      ServerMeters.REFUSED.counter(meters, "cause", "rate").increment();
      throw ApiException.busy("Too many requests by this key or token.", seconds(wait));
    }
    ctx.attribute(PRINCIPAL, principal);
  }

  /** Else a page of the web could give its own name our address, and read what anybody may read. */
  private static void requireLoopback(Context ctx) {
    String host = String.valueOf(ctx.header("Host")).replaceFirst(":\\d+$", "");
    if (!LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
      throw ApiException.forbidden("Call the server by localhost.");
    }
  }

  private Principal identify(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      return list.anybody()
          .orElseThrow(() ->
              ApiException.unauthorized(
                  "Send a write key by basic authentication, or a bearer token."));
    }
    return known(header)
        .orElseThrow(() -> ApiException.unauthorized("This key or token is not known."));
  }

  private Optional<Principal> known(String header) {
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return userName(header.substring(BASIC.length()).strip()).flatMap(list::byWriteKey);
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return list.byToken(header.substring(BEARER.length()).strip());
    }
    return Optional.empty();
  }

  /** The write key is the user name; the password is empty or anything. */
  private static Optional<String> userName(String credentials) {
    try {
      String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return Optional.of(colon < 0 ? text : text.substring(0, colon));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int seconds(long nanos) {
    return (int) Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
  }
}
