package dev.attune.topology.ledger;

import dev.attune.avro.Admission;
import dev.attune.avro.HeldTrigger;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.PublishedOffer;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.Revocation;
import dev.attune.avro.SlotGeneration;
import dev.attune.avro.UserRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one user: an immutable view on {@link UserRequests} that answers questions and
 * yields changed copies. At every moment {@code triggers = decided + open + held}.
 */
public record RequestBook(UserRequests state) {

  /** The user's book, empty where there is none yet. */
  public static RequestBook of(String userId, @Nullable UserRequests known) {
    return new RequestBook(
        known == null
            ? new UserRequests(
                userId, 0L, 0L, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                "")
            : named(userId, known));
  }

  /** Of a user who was forgotten and came back the numbers are left, without the name. */
  private static UserRequests named(String userId, UserRequests known) {
    return known.getUserId().isEmpty() ? numbersOf(userId, known) : known;
  }

  /** The numbers alone: they keep ids from being given twice, and name nobody. */
  public RequestBook nameless() {
    return new RequestBook(numbersOf("", state));
  }

  private static UserRequests numbersOf(String name, UserRequests state) {
    return new UserRequests(
        name,
        state.getTriggers(),
        state.getDecided(),
        state.getSlots(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  /** Whose it is. */
  public String userId() {
    return state.getUserId();
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

  /** Triggers that wait, one a scenario at most. */
  public List<HeldTrigger> held() {
    return state.getHeld();
  }

  /** Offers that may still be shown. */
  public List<PublishedOffer> published() {
    return state.getPublished();
  }

  /** When offers were taken back as a whole. */
  public List<Revocation> revocations() {
    return state.getRevocations();
  }

  /** Triggers without an end. */
  public int waiting() {
    return open().size() + held().size();
  }

  /** A trigger that ended where it fired. */
  public RequestBook suppressed() {
    return counted(1, 1);
  }

  /** A trigger that waits. Where one of its scenario waits already, end that one first. */
  public RequestBook holding(HeldTrigger trigger) {
    return counted(1, 0).withHeld(with(held(), trigger));
  }

  /** A trigger waits no more and will end or be opened: to be followed by one of both. */
  public RequestBook released(HeldTrigger trigger) {
    return counted(-1, 0)
        .withHeld(
            held().stream()
                .filter(each -> !each.getScenario().equals(trigger.getScenario()))
                .toList());
  }

  /** A trigger that led to a request, with the admissions that are remembered from now on. */
  public RequestBook opened(OpenRequest request, List<Admission> admissions) {
    String slot = request.getBrief().getSlot();
    return counted(1, 0)
        .withOpen(with(open(), request))
        .withLists(slotsWith(slot, request.getGeneration()), admissions);
  }

  /** The request has ended. */
  public RequestBook closed(OpenRequest request) {
    List<OpenRequest> rest =
        open().stream()
            .filter(each -> !each.getRequestId().equals(request.getRequestId()))
            .toList();
    return counted(0, open().size() - rest.size()).withOpen(rest);
  }

  /** Notes on the open requests that match what ended them, unless something else did before. */
  public RequestBook ended(Predicate<OpenRequest> which, RequestEnd end) {
    return withOpen(
        open().stream()
            .map(each -> each.getEnd() == null && which.test(each) ? withEnd(each, end) : each)
            .toList());
  }

  /** The same book without what was remembered of past messages. */
  public RequestBook forgotten() {
    return withLists(state.getSlots(), List.of());
  }

  /** The same book with these offers that may still be shown. */
  public RequestBook showing(List<PublishedOffer> published) {
    return copy(state.getOpen(), state.getHeld(), published, state.getLedgerHash());
  }

  /** The same book after a line of the ledger. */
  public RequestBook chained(String ledgerHash) {
    return copy(state.getOpen(), state.getHeld(), state.getPublished(), ledgerHash);
  }

  /** The same book, remembering that a channel's offers were taken back; the newest is kept. */
  public RequestBook revoked(Revocation revocation) {
    List<Revocation> others =
        revocations().stream()
            .filter(each -> !each.getChannel().equals(revocation.getChannel()))
            .toList();
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided(),
            state.getSlots(),
            state.getAdmissions(),
            state.getOpen(),
            state.getHeld(),
            state.getPublished(),
            with(others, revocation),
            state.getLedgerHash()));
  }

  private RequestBook withOpen(List<OpenRequest> open) {
    return copy(open, state.getHeld(), state.getPublished(), state.getLedgerHash());
  }

  private RequestBook withHeld(List<HeldTrigger> held) {
    return copy(state.getOpen(), held, state.getPublished(), state.getLedgerHash());
  }

  private RequestBook copy(
      List<OpenRequest> open,
      List<HeldTrigger> held,
      List<PublishedOffer> published,
      String ledgerHash) {
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided(),
            state.getSlots(),
            state.getAdmissions(),
            open,
            held,
            published,
            state.getRevocations(),
            ledgerHash));
  }

  private RequestBook withLists(List<SlotGeneration> slots, List<Admission> admissions) {
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers(),
            state.getDecided(),
            slots,
            admissions,
            state.getOpen(),
            state.getHeld(),
            state.getPublished(),
            state.getRevocations(),
            state.getLedgerHash()));
  }

  private RequestBook counted(long triggers, long decided) {
    return new RequestBook(
        new UserRequests(
            state.getUserId(),
            state.getTriggers() + triggers,
            state.getDecided() + decided,
            state.getSlots(),
            state.getAdmissions(),
            state.getOpen(),
            state.getHeld(),
            state.getPublished(),
            state.getRevocations(),
            state.getLedgerHash()));
  }

  private List<SlotGeneration> slotsWith(String slot, long generation) {
    List<SlotGeneration> others =
        state.getSlots().stream().filter(each -> !each.getSlot().equals(slot)).toList();
    return with(others, new SlotGeneration(slot, generation));
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
