package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.bound.BoundedText;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileLimits;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.profile.update.ActivityUpdater;
import dev.attune.topology.profile.update.BoughtUpdater;
import dev.attune.topology.profile.update.CartUpdater;
import dev.attune.topology.profile.update.InterestUpdater;
import dev.attune.topology.profile.update.MoodUpdater;
import dev.attune.topology.profile.update.PriceBandUpdater;
import dev.attune.topology.profile.update.SearchUpdater;
import dev.attune.topology.profile.update.SessionUpdater;
import dev.attune.topology.profile.update.SpendingUpdater;
import dev.attune.topology.profile.update.ViewUpdater;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into a profile. Pure, immutable, and safe to share between threads.
 *
 * <p>Facts go by event time, timers by the user's clock, which is the newest arrival. An event may
 * come late: it counts, it never overwrites what is newer, and where sums allow it the order of
 * events does not matter.
 */
public final class ProfileUpdater {

  private static final int MAX_LOCALE_BYTES = 35;
  private static final int MAX_TIME_ZONE_BYTES = 64;

  private final ProfileLimits limits;
  private final ActivityUpdater activity = new ActivityUpdater();
  private final SpendingUpdater spending = new SpendingUpdater();
  private final InterestUpdater interests;
  private final PriceBandUpdater priceBand;
  private final SessionUpdater session;
  private final CartUpdater cart;
  private final ViewUpdater views;
  private final SearchUpdater searches;
  private final BoughtUpdater bought;
  private final MoodUpdater mood;

  /** An updater that reads the mood of events with {@code moods}. */
  public ProfileUpdater(ProfileSettings settings, MoodReader moods) {
    this.limits = settings.limits();
    this.interests = new InterestUpdater(settings);
    this.priceBand = new PriceBandUpdater(settings.priceAdaptation());
    this.session = new SessionUpdater(settings.sessionGap());
    this.cart = new CartUpdater(limits);
    this.views = new ViewUpdater(limits);
    this.searches = new SearchUpdater(limits);
    this.bought = new BoughtUpdater(limits.bought());
    this.mood = new MoodUpdater(settings, moods);
  }

  /**
   * The profile after an event that is no duplicate, all timers due by its arrival having fired.
   * Parts that do not change are shared with {@code before}.
   */
  public Profile apply(Profile before, UserEvent event) {
    Observation seen = Observation.of(event, before.getActivity().getClockAt(), limits);
    ByteBuffer recentEvents =
        RecentEvents.append(before.getRecentEvents(), event.header().getEventId(), event.place());
    return new Profile(
        before.getUserId(),
        activity.apply(before.getActivity(), seen),
        spending.apply(before.getSpending(), seen),
        interests.apply(before.getInterests(), seen),
        priceBand.apply(before.getPriceBand(), seen),
        session.apply(before.getSession(), seen),
        cart.apply(before.getCart(), before.getBought(), seen),
        views.apply(before.getViews(), before.getBought(), seen),
        searches.apply(before.getSearches(), before.getSpending(), seen),
        bought.apply(before.getBought(), seen),
        newest(before, seen, before.getLocale(), event.header().getLocale(), MAX_LOCALE_BYTES),
        newest(
            before, seen, before.getTimeZone(), event.header().getTimeZone(), MAX_TIME_ZONE_BYTES),
        mood.apply(before.getMood(), seen),
        recentEvents);
  }

  /** What the event names, unless it is late and something is known already. */
  private static @Nullable String newest(
      Profile before,
      Observation seen,
      @Nullable String known,
      @Nullable String named,
      int maxBytes) {
    boolean late = seen.at().isBefore(before.getActivity().getLastSeenAt());
    return named == null || (known != null && late) ? known : BoundedText.cut(named, maxBytes);
  }
}
