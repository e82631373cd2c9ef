package dev.attune.topology.ledger;

import dev.attune.avro.Admission;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.SlotGeneration;
import dev.attune.avro.UserRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one user: an immutable view on {@link UserRequests} that answers questions and
 * yields changed copies. At every moment {@code triggers = decided + open}.
 */
public record RequestBook(UserRequests state) {

  /** Most admissions remembered. */
  static final int MOST_ADMISSIONS = 128;

  /** The user's book, empty where there is none yet. */
  public static RequestBook of(String userId, @Nullable UserRequests known) {
    return new RequestBook(
        known == null
            ? new UserRequests(userId, 0L, 0L, List.of(), List.of(), List.of())
            : named(userId, known));
  }

  /** Of a user who was forgotten and came back the numbers are left, without the name. */
  private static UserRequests named(String userId, UserRequests known) {
    return known.getUserId().isEmpty()
        ? new UserRequests(
            userId,
            known.getTriggers(),
            known.getDecided(),
            known.getSlots(),
            known.getAdmissions(),
            known.getOpen())
        : known;
  }

  /** The numbers alone: they keep ids from being given twice, and name nobody. */
  public UserRequests nameless() {
    return new UserRequests(
        "", state.getTriggers(), state.getDecided(), state.getSlots(), List.of(), List.of());
  }

  /** Requests whose answer is awaited, oldest first. */
  public List<OpenRequest> open() {
    return state.getOpen();
  }

  /** The open request with this id. */
  public Optional<OpenRequest> find(String requestId) {
    return open().stream().filter(each -> each.getRequestId().equals(requestId)).findFirst();
  }

  /** The newest generation of a slot, 0 where there was none. */
  public long generationOf(String slot) {
    return state.getSlots().stream()
        .filter(each -> each.getSlot().equals(slot))
        .mapToLong(SlotGeneration::getGeneration)
        .findFirst()
        .orElse(0);
  }

  /** Admissions remembered, oldest first. */
  public List<Admission> admissions() {
    return state.getAdmissions();
  }

  /** A trigger that ended where it fired. */
  public RequestBook suppressed() {
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers() + 1,
            state.getDecided() + 1,
            state.getSlots(),
            state.getAdmissions(),
            state.getOpen()));
  }

  /** A trigger that led to a request; admissions older than the window are forgotten. */
  public RequestBook opened(OpenRequest request, Duration window) {
    String slot = request.getBrief().getSlot();
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers() + 1,
            state.getDecided(),
            slotsWith(slot, request.getGeneration()),
            admissionsWith(request, window),
            with(open(), request)));
  }

  /** The request has ended. */
  public RequestBook closed(OpenRequest request) {
    List<OpenRequest> rest =
        open().stream()
            .filter(each -> !each.getRequestId().equals(request.getRequestId()))
            .toList();
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided() + open().size() - rest.size(),
            state.getSlots(),
            state.getAdmissions(),
            rest));
  }

  /** Notes on the open requests that match what ended them, unless something else did before. */
  public RequestBook ended(Predicate<OpenRequest> which, RequestEnd end) {
    List<OpenRequest> noted =
        open().stream()
            .map(each -> each.getEnd() == null && which.test(each) ? withEnd(each, end) : each)
            .toList();
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided(),
            state.getSlots(),
            state.getAdmissions(),
            noted));
  }

  /** The same book without what was remembered of past messages. */
  public RequestBook forgotten() {
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided(),
            state.getSlots(),
            List.of(),
            state.getOpen()));
  }

  private List<SlotGeneration> slotsWith(String slot, long generation) {
    List<SlotGeneration> others =
        state.getSlots().stream().filter(each -> !each.getSlot().equals(slot)).toList();
    return with(others, new SlotGeneration(slot, generation));
  }

  private List<Admission> admissionsWith(OpenRequest request, Duration window) {
    Admission admission =
        new Admission(
            request.getBrief().getScenario(),
            request.getBrief().getChannel(),
            request.getCreatedAt());
    List<Admission> recent =
        admissions().stream()
            .filter(each -> each.getAt().isAfter(request.getCreatedAt().minus(window)))
            .toList();
    List<Admission> all = with(recent, admission);
    return all.subList(Math.max(0, all.size() - MOST_ADMISSIONS), all.size());
  }

  // The generated builder would copy every list and text.
  private static OpenRequest withEnd(OpenRequest request, RequestEnd end) {
    return new OpenRequest(
        request.getRequestId(),
        request.getGeneration(),
        request.getCreatedAt(),
        request.getDeadline(),
        request.getExpiresAt(),
        request.getBrief(),
        request.getAssignment(),
        request.getPromptId(),
        request.getPromptHash(),
        request.getProfileHash(),
        request.getConsentVersion(),
        request.getFallback(),
        request.getSources(),
        end);
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(last);
    return longer;
  }
}
