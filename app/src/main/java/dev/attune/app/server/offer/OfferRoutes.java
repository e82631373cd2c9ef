package dev.attune.app.server.offer;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.server.encode.Encoding;
import dev.attune.app.server.encode.ShownOffer;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A user's current offers: now, or as soon as they differ from those that the caller knows. */
public final class OfferRoutes {

  private static final Pattern WAIT = Pattern.compile("(\\d{1,3})s");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int TAG_BYTES = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OfferView view;
  private final OfferHub hub;
  private final InstantSource clock;

  public OfferRoutes(OfferView view, OfferHub hub, InstantSource clock) {
    this.view = view;
    this.hub = hub;
    this.clock = clock;
  }

  /** The one route. */
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("Offers", "A user's current offers, newest first.")
            .with("id", "path", "The user's id.")
            .with("channel", "query", "Only offers of this channel, such as email.")
            .with("as", "query", "A form instead of JSON: html, markdown, sms, email or csv.")
            .with("wait", "query", "Up to 60s: answers when the offers differ from If-None-Match.")
            .with("If-None-Match", "header", "The ETag of an earlier answer; 304 if still so.")
            .gives("Offers");
    return List.of(Route.read("/v1/users/{id}/offers", doc, this::offers));
  }

  private void offers(Context ctx) throws InterruptedException {
    String user = ctx.pathParam("id");
    String channel = ctx.queryParam("channel");
    Optional<Encoding> form = form(ctx.queryParam("as"));
    Duration wait = wait(ctx.queryParam("wait"));
    String known = ctx.header("If-None-Match");
    List<HeldOffer> offers = current(user, channel);
    if (!wait.isZero() && isKnown(known, offers)) {
      offers = await(user, channel, known, wait);
    }
    String tag = tag(offers);
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "private, no-cache");
    if (tag.equals(known)) {
      ctx.status(304);
      return;
    }
    if (form.isPresent()) {
      Answers.text(ctx, form.get().contentType(), form.get().encode(shown(offers)));
    } else {
      Answers.json(ctx, json(offers));
    }
  }

  private static Optional<Encoding> form(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    Optional<Encoding> form = Encoding.find(name);
    if (form.isEmpty()) {
      throw ApiException.badRequest(
          "as must be one of " + String.join(", ", Encoding.keys()) + ".");
    }
    return form;
  }

  private static List<ShownOffer> shown(List<HeldOffer> offers) {
    return offers.stream().map(offer -> ShownOffer.of(parsed(offer.json()))).toList();
  }

  private static JsonNode parsed(String offer) {
    try {
      return JSON.readTree(offer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("offers are held as JSON", e);
    }
  }

  /** Without a tag the caller knows of no offer: it waits for the first. */
  private static boolean isKnown(@Nullable String known, List<HeldOffer> offers) {
    return known == null ? offers.isEmpty() : known.equals(tag(offers));
  }

  private List<HeldOffer> await(
      String user, @Nullable String channel, @Nullable String known, Duration wait)
      throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    try (OfferHub.Subscription subscription = hub.subscribe(user)) {
      // What came before the subscription is seen here, what comes after it in the queue.
      List<HeldOffer> offers = current(user, channel);
      long left = wait.toNanos();
      while (isKnown(known, offers) && left > 0 && !subscription.isOver()) {
        var unused = subscription.next(Duration.ofNanos(left));
        offers = current(user, channel);
        left = end - System.nanoTime();
      }
      return offers;
    }
  }

  private List<HeldOffer> current(String user, @Nullable String channel) {
    return view.of(user, clock.instant()).stream()
        .filter(offer -> channel == null || channel.equals(offer.channel()))
        .toList();
  }

  private static Duration wait(@Nullable String text) {
    if (text == null) {
      return Duration.ZERO;
    }
    Matcher matcher = WAIT.matcher(text);
    if (!matcher.matches()) {
      throw ApiException.badRequest("wait must be whole seconds such as 30s.");
    }
    Duration wait = Duration.ofSeconds(Integer.parseInt(matcher.group(1)));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Offers do not change, so their ids say it all. */
  private static String tag(List<HeldOffer> offers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      offers.forEach(
          offer -> digest.update((offer.offerId() + "\n").getBytes(StandardCharsets.UTF_8)));
      return "\"" + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String json(List<HeldOffer> offers) {
    return offers.stream().map(HeldOffer::json).collect(joining(",", "{\"offers\":[", "]}"));
  }
}
