package dev.attune.topology.identity.fold;

import dev.attune.avro.Profile;
import dev.attune.topology.profile.model.ProfileSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, out of the profiles made under each of the person's ids. A function of
 * the set of these profiles: it puts them in the order of their ids itself, so that sums of doubles
 * come out the same too. Counts add, first and last are least and greatest, what fades is moved to
 * the newest date and added, lists are united and cut afterwards. Pure; any thread.
 */
public final class ProfileFold {

  private final ActivityFold activity = new ActivityFold();
  private final SpendingFold spending = new SpendingFold();
  private final InterestFold interests;
  private final SessionFold session;
  private final CartFold cart;
  private final HistoryFold history;
  private final MoodFold mood;

  public ProfileFold(ProfileSettings settings) {
    this.interests = new InterestFold(settings);
    this.session = new SessionFold(settings.sessionGap());
    this.cart = new CartFold(settings.limits());
    this.history = new HistoryFold(settings.limits());
    this.mood = new MoodFold(settings.moodHalfLife());
  }

  /**
   * The whole.
   *
   * @param own of the id that the person is known by: its clock, its timers and its name hold
   * @param others of the person's other ids, each once
   */
  public Profile of(Profile own, List<Profile> others) {
    List<Profile> parts = new ArrayList<>(others.size() + 1);
    parts.add(own);
    parts.addAll(others);
    // A profile without an event has dates that mean nothing.
    parts.removeIf(part -> part.getActivity().getEvents() == 0);
    if (parts.isEmpty()) {
      return own;
    }
    parts.sort(Comparator.comparing(Profile::getUserId));
    Purchases bought = history.purchases(parts);
    return new Profile(
        own.getUserId(),
        activity.of(own.getActivity(), parts),
        spending.of(own.getSpending(), parts),
        interests.of(parts),
        MoodFold.priceBand(parts),
        session.of(parts),
        cart.of(parts, bought),
        history.views(parts, bought),
        history.searches(parts, bought),
        bought.products(),
        newest(parts, Profile::getLocale),
        newest(parts, Profile::getTimeZone),
        mood.of(parts),
        recentEvents(own, parts));
  }

  private static @Nullable String newest(
      List<Profile> parts, Function<Profile, @Nullable String> text) {
    return parts.stream()
        .filter(part -> text.apply(part) != null)
        .max(Comparator.comparing(part -> part.getActivity().getLastSeenAt()))
        .map(text)
        .orElse(null);
  }

  /** Of all, so that each event that a decision rests on can be found; the known id's own last. */
  private static ByteBuffer recentEvents(Profile own, List<Profile> parts) {
    List<ByteBuffer> others =
        parts.stream()
            .filter(part -> !part.getUserId().equals(own.getUserId()))
            .map(Profile::getRecentEvents)
            .toList();
    int length = others.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocate(length + own.getRecentEvents().remaining());
    others.forEach(each -> all.put(each.duplicate()));
    return all.put(own.getRecentEvents().duplicate()).flip();
  }
}
