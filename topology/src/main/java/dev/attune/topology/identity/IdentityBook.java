package dev.attune.topology.identity;

import dev.attune.avro.Identity;
import dev.attune.avro.IdentityBundle;
import dev.attune.avro.IdentityLink;
import dev.attune.avro.IdentityPart;
import dev.attune.avro.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who an id is, and what it was told. Immutable; every change yields a new book.
 *
 * <p>Each change is a join: the least link holds, and of each id the newest bundle, so that neither
 * the order in which things are told nor their repetition matters. A bundle holds all that an id
 * has to tell, and is sent anew whenever that changes. An id has one link, so a part comes one way;
 * a part that has passed an id already is not sent to it again, so a ring comes to rest.
 */
public record IdentityBook(Identity state) {

  /** Most ids of a person, the known one included. */
  public static final int MOST_IDS = 16;

  private static final Comparator<IdentityLink> FIRST =
      Comparator.comparing(IdentityLink::getAt).thenComparing(IdentityLink::getKnownId);

  private static final Comparator<IdentityBundle> FIRST_LINKED =
      Comparator.comparing(IdentityBundle::getLinkedAt).thenComparing(IdentityBundle::getFromId);

  private static final Comparator<IdentityPart> NEAREST =
      Comparator.<IdentityPart>comparingInt(part -> part.getVia().size())
          .thenComparing(IdentityPart::getOwnerId);

  /** The book of an id; an empty one where there is none yet. */
  public static IdentityBook of(String userId, @Nullable Identity known) {
    return new IdentityBook(known == null ? new Identity(userId, null, 0L, List.of()) : known);
  }

  public String userId() {
    return state.getUserId();
  }

  /** Who the id is; empty where it is nobody else. */
  public Optional<IdentityLink> link() {
    return Optional.ofNullable(state.getLink());
  }

  /** The book that has heard of a link; the same where an older one holds. */
  public IdentityBook linked(IdentityLink link) {
    IdentityLink known = state.getLink();
    boolean holds = known == null || FIRST.compare(link, known) < 0;
    return holds && !link.getKnownId().equals(userId())
        ? new IdentityBook(new Identity(userId(), link, state.getVersion(), state.getBundles()))
        : this;
  }

  /** Whether something was not told before, nor anything newer in its place. */
  public boolean isNews(IdentityBundle bundle) {
    return !bundle.getFromId().equals(userId())
        && state.getBundles().stream()
            .noneMatch(each ->
                each.getFromId().equals(bundle.getFromId())
                    && each.getVersion() >= bundle.getVersion());
  }

  /** The book that was told something; the same where it knew that, or something newer. */
  public IdentityBook received(IdentityBundle bundle) {
    if (!isNews(bundle)) {
      return this;
    }
    List<IdentityBundle> bundles = new ArrayList<>(state.getBundles());
    bundles.removeIf(each -> each.getFromId().equals(bundle.getFromId()));
    bundles.add(bundle);
    return new IdentityBook(
        new Identity(userId(), state.getLink(), state.getVersion(), bounded(bundles)));
  }

  /** Whether what an id told last is kept: not where too many others were linked before it. */
  public boolean keeps(IdentityBundle bundle) {
    return state.getBundles().contains(bundle);
  }

  /**
   * Of ids that tell something the first that were linked; of those that took it back the newest,
   * for something older may still be on its way.
   */
  private static List<IdentityBundle> bounded(List<IdentityBundle> bundles) {
    Stream<IdentityBundle> told =
        bundles.stream().filter(each -> !each.getParts().isEmpty()).sorted(FIRST_LINKED);
    Stream<IdentityBundle> takenBack =
        bundles.stream()
            .filter(each -> each.getParts().isEmpty())
            .sorted(Comparator.comparingLong(IdentityBundle::getVersion).reversed());
    return Stream.concat(told.limit(MOST_IDS - 1), takenBack.limit(MOST_IDS))
        .sorted(Comparator.comparing(IdentityBundle::getFromId))
        .toList();
  }

  /** What is known under other ids, each once, by their ids. */
  public List<IdentityPart> parts() {
    Map<String, IdentityPart> byOwner = new HashMap<>();
    state.getBundles().stream()
        .flatMap(bundle -> bundle.getParts().stream())
        .filter(part -> !part.getVia().contains(userId()))
        .forEach(part -> byOwner.merge(part.getOwnerId(), part, IdentityBook::newer));
    return byOwner.values().stream()
        .sorted(NEAREST)
        .limit(MOST_IDS - 1)
        .sorted(Comparator.comparing(IdentityPart::getOwnerId))
        .toList();
  }

  /** While an id is taken from one to another, both may tell of it for a moment. */
  private static IdentityPart newer(IdentityPart one, IdentityPart other) {
    Comparator<IdentityPart> byEvents =
        Comparator.comparingLong(part -> part.getProfile().getActivity().getEvents());
    return byEvents.thenComparing(NEAREST.reversed()).compare(one, other) >= 0 ? one : other;
  }

  /** The profiles of the other ids. */
  public List<Profile> others() {
    return parts().stream().map(IdentityPart::getProfile).toList();
  }

  /**
   * Whether offers are asked for under this id: it is nobody else, or it is the least of a ring, of
   * which none is the end.
   */
  public boolean asks() {
    IdentityLink link = state.getLink();
    if (link == null) {
      return true;
    }
    Set<String> ring = ring(link.getKnownId());
    return !ring.isEmpty() && ring.stream().noneMatch(id -> id.compareTo(userId()) < 0);
  }

  /** Where the part of whom the id is has come here, its way is a ring. */
  private Set<String> ring(String knownId) {
    return parts().stream()
        .filter(part -> part.getOwnerId().equals(knownId))
        .findFirst()
        .<Set<String>>map(part -> new HashSet<>(part.getVia()))
        .orElse(Set.of());
  }

  /**
   * All that there is to tell to whom the id is, which must be known.
   *
   * @param own what the events under the id tell; null where that is to stay
   * @param version above that of what was told before
   */
  public IdentityBundle bundle(@Nullable Profile own, long version) {
    IdentityLink link = link().orElseThrow();
    List<IdentityPart> told = new ArrayList<>();
    if (own != null && own.getActivity().getEvents() > 0) {
      told.add(new IdentityPart(userId(), List.of(userId()), own));
    }
    told.addAll(passedOn(link));
    return new IdentityBundle(userId(), version, link.getAt(), told);
  }

  /** Whether there is something else to pass on than before: else a ring would never rest. */
  public boolean passesOnOtherThan(IdentityBook before) {
    return !link()
        .map(this::passedOn)
        .equals(before.link().filter(link -> link.equals(state.getLink())).map(before::passedOn));
  }

  private List<IdentityPart> passedOn(IdentityLink link) {
    List<IdentityPart> told = new ArrayList<>();
    for (IdentityPart part : parts()) {
      if (!part.getVia().contains(link.getKnownId())) {
        List<String> via = new ArrayList<>(part.getVia());
        via.add(userId());
        told.add(new IdentityPart(part.getOwnerId(), via, part.getProfile()));
      }
    }
    return told;
  }

  /** The word that a link no longer holds. */
  public IdentityBundle takenBack(IdentityLink link, long version) {
    return new IdentityBundle(userId(), version, link.getAt(), List.of());
  }

  /** The version of the next bundle: by the clock of the log, so that it grows past an erasure. */
  public long nextVersion(long timestamp) {
    return Math.max(state.getVersion() + 1, timestamp);
  }

  /** The book that has told something in that version. */
  public IdentityBook told(long version) {
    return new IdentityBook(new Identity(userId(), state.getLink(), version, state.getBundles()));
  }
}
