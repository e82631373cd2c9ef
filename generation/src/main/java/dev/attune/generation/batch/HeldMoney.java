package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The money that is set aside for requests in batches, by request id. It outlives a session; a
 * process that ends takes it along, and then its lease counts as spent: never too little is booked.
 *
 * <p>Threads: any.
 */
final class HeldMoney {

  private final Purse purse;
  private final ModelIdentity model;
  private final Map<String, Reservation.Granted> held = new ConcurrentHashMap<>();

  HeldMoney(Purse purse, ModelIdentity model) {
    this.purse = purse;
    this.model = model;
  }

  /** Sets aside what a request in a batch may cost; what is held for it already stays. */
  Reservation reserve(GenerationRequest request) {
    Reservation.@Nullable Granted known = held.get(request.getRequestId());
    if (known != null) {
      return known;
    }
    Reservation reservation = purse.reserveInBatch(request, model);
    if (reservation instanceof Reservation.Granted granted) {
      held.put(request.getRequestId(), granted);
    }
    return reservation;
  }

  /** The money of a request, to be settled or released; it is not held any more. */
  Reservation.Granted take(GenerationRequest request) {
    Reservation.@Nullable Granted known = held.remove(request.getRequestId());
    return known == null ? purse.bookedInBatch(request, model) : known;
  }

  /** No call was made for these. */
  void release(Collection<GenerationRequest> requests) {
    requests.forEach(request -> take(request).release());
  }

  /** Another will read the answers to these: what they may cost counts as spent. */
  void spend(Collection<GenerationRequest> requests) {
    for (GenerationRequest request : requests) {
      Usage unused = take(request).settle(Usage.oneCall(0, 0));
    }
  }
}
