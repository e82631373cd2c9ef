package dev.attune.topology.recall;

import dev.attune.avro.Offer;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogChanges;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.playbook.Playbook;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes what takes offers back, for the processors of all tasks.
 *
 * @param mostUsers users that are looked at in one go
 */
public record Recalls(
    Playbook playbook,
    CatalogCache cache,
    CatalogChanges changes,
    int mostUsers,
    MeterRegistry meters) {

  /** The shelf of a processor that is connected with the stores and the sink of offers. */
  public OfferShelf shelf(ProcessorContext<String, ? super Object> context, Ledger ledger) {
    return new OfferShelf(
        new Truth(playbook.scenarios()),
        new RecallWriter(playbook.hash()),
        new CatalogStore(context.getStateStore(Stores.CATALOG), cache),
        new ProductIndex(context.getStateStore(Stores.OFFERED_PRODUCTS)),
        new DueIndex(context.getStateStore(Stores.RECALLS)),
        ledger,
        meters,
        offer -> context.forward(record(offer), Nodes.OFFERS_SINK));
  }

  /** What finds out of a processor's offers which have become untrue. */
  public RecallTick tick(
      ProcessorContext<String, ? super Object> context, Ledger ledger, OfferShelf shelf) {
    return new RecallTick(
        mostUsers,
        changes,
        new ProductIndex(context.getStateStore(Stores.OFFERED_PRODUCTS)),
        new DueIndex(context.getStateStore(Stores.RECALLS)),
        ledger,
        shelf);
  }

  private static Record<String, Object> record(Offer offer) {
    return new Record<>(offer.getUserId(), offer, offer.getExpiresAt().toEpochMilli());
  }
}
