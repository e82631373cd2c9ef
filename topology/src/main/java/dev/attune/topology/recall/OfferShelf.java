package dev.attune.topology.recall;

import dev.attune.avro.DecisionReason;
import dev.attune.avro.Offer;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.PublishedOffer;
import dev.attune.avro.PublishedProduct;
import dev.attune.avro.Recall;
import dev.attune.avro.Revocation;
import dev.attune.topology.catalog.CatalogHistory;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The offers of a task's users that may be shown, each from its making until it expires or a newer
 * one of its slot was made. All methods yield the book that has to be kept. One for each processor.
 *
 * <p>Which offers are taken back, and as of when, depends on the log alone. That it is found out
 * earlier or later changes nothing, and so an answer may also come after what follows from it.
 */
public final class OfferShelf {

  /** No answer counts as given longer ago than a request may wait for it. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Truth truth;
  private final RecallWriter writer;
  private final CatalogHistory catalog;
  private final ProductIndex index;
  private final DueIndex due;
  private final Ledger ledger;
  private final MeterRegistry meters;
  private final Consumer<Offer> out;

  OfferShelf(
      Truth truth,
      RecallWriter writer,
      CatalogHistory catalog,
      ProductIndex index,
      DueIndex due,
      Ledger ledger,
      MeterRegistry meters,
      Consumer<Offer> out) {
    this.truth = truth;
    this.writer = writer;
    this.catalog = catalog;
    this.index = index;
    this.due = due;
    this.ledger = ledger;
    this.meters = meters;
    this.out = out;
  }

  /** Puts up an offer that has just left, in the place of the older one of its slot. */
  public RequestBook place(RequestBook book, OpenRequest request, Offer offer) {
    PublishedOffer note = RecallWriter.note(request, offer);
    List<PublishedOffer> all = new ArrayList<>();
    Instant end = note.getUntil();
    for (PublishedOffer each : book.published()) {
      boolean older = each.getGeneration() < note.getGeneration();
      if (!each.getSlot().equals(note.getSlot())) {
        all.add(each);
      } else if (older) {
        all.add(until(each, note.getCreatedAt()));
      } else {
        all.add(each);
        end = earlier(end, each.getCreatedAt());
      }
    }
    all.add(until(note, end));
    note.getProducts().forEach(product -> index.add(product.getProductId(), book.userId()));
    RequestBook shown = revoked(book.showing(all), note);
    return settle(shown, offer.getCreatedAt().minus(LONGEST_WAIT));
  }

  /** What was taken back as a whole after this answer was given, though before it came. */
  private RequestBook revoked(RequestBook book, PublishedOffer note) {
    return book.revocations().stream()
        .filter(each -> each.getChannel().isEmpty() || each.getChannel().equals(note.getChannel()))
        .filter(each -> each.getAt().isAfter(note.getCreatedAt()))
        .min(Comparator.comparing(Revocation::getAt))
        .map(each ->
            revoke(
                book,
                offer -> offer.getOfferId().equals(note.getOfferId()),
                each.getReason(),
                each.getAt()))
        .orElse(book);
  }

  /** Takes back what is shown at this moment and matches. */
  public RequestBook revoke(
      RequestBook book, Predicate<PublishedOffer> which, DecisionReason reason, Instant at) {
    RequestBook rest = book;
    for (PublishedOffer offer : book.published()) {
      if (which.test(offer) && at.isBefore(offer.getUntil())) {
        Recall revoked = new Recall(later(at, offer.getCreatedAt()), reason);
        Optional<Recall> untrue =
            truth.untrue(offer, catalog).filter(recall -> recall.getAt().isBefore(revoked.getAt()));
        rest = recall(rest, offer, untrue.orElse(revoked));
      }
    }
    return rest;
  }

  /** Forgets what a user is shown, without a word on each: one record takes all of it back. */
  public RequestBook forget(RequestBook book) {
    book.published().stream()
        .flatMap(OfferShelf::products)
        .forEach(id -> index.remove(id, book.userId()));
    due.forget(book.userId());
    return book.showing(List.of());
  }

  /**
   * Takes back what has become untrue by this moment, forgets what is shown no more, and notes when
   * to look again.
   */
  public RequestBook settle(RequestBook book, Instant upTo) {
    RequestBook rest = book;
    Instant next = Instant.MAX;
    for (PublishedOffer offer : book.published()) {
      Optional<Recall> untrue = truth.untrue(offer, catalog);
      Instant at = untrue.map(Recall::getAt).orElse(offer.getUntil());
      if (at.isAfter(upTo)) {
        next = earlier(next, at);
      } else if (untrue.isPresent()) {
        rest = recall(rest, offer, untrue.get());
      } else {
        rest = without(rest, offer);
      }
    }
    due.add(next, book.userId());
    return rest;
  }

  private RequestBook recall(RequestBook book, PublishedOffer offer, Recall recall) {
    Offer record = writer.write(book.userId(), offer, recall);
    Meters.RECALLS.counter(meters, "rule", recall.getReason().getRule()).increment();
    out.accept(record);
    return ledger.decide(
        without(book, offer), Decisions.recalled(book.userId(), offer, recall), record);
  }

  private RequestBook without(RequestBook book, PublishedOffer offer) {
    List<PublishedOffer> rest =
        book.published().stream()
            .filter(each -> !each.getOfferId().equals(offer.getOfferId()))
            .toList();
    products(offer)
        .filter(id -> rest.stream().flatMap(OfferShelf::products).noneMatch(id::equals))
        .forEach(id -> index.remove(id, book.userId()));
    return book.showing(rest);
  }

  private static Stream<String> products(PublishedOffer offer) {
    return offer.getProducts().stream().map(PublishedProduct::getProductId);
  }

  private static PublishedOffer until(PublishedOffer offer, Instant end) {
    return offer.getUntil().isAfter(end)
        ? new PublishedOffer(
            offer.getOfferId(),
            offer.getScenario(),
            offer.getSlot(),
            offer.getChannel(),
            offer.getLanguage(),
            offer.getGeneration(),
            offer.getCreatedAt(),
            end,
            offer.getProducts(),
            offer.getTerms(),
            offer.getTrigger(),
            offer.getAssignment(),
            offer.getConsentVersion())
        : offer;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
