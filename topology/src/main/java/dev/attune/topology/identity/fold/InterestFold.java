package dev.attune.topology.identity.fold;

import dev.attune.avro.Affinity;
import dev.attune.avro.Interests;
import dev.attune.avro.Profile;
import dev.attune.topology.profile.model.ProfileSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums as of the newest date, where exponentials of one half-life add exactly. */
final class InterestFold {

  private final ProfileSettings settings;

  InterestFold(ProfileSettings settings) {
    this.settings = settings;
  }

  /** The interests of all. */
  Interests of(List<Profile> parts) {
    List<Interests> all = parts.stream().map(Profile::getInterests).toList();
    Instant newest =
        all.stream().map(Interests::getAsOf).max(Comparator.naturalOrder()).orElseThrow();
    return new Interests(
        newest,
        summed(all, Interests::getCategories, newest),
        summed(all, Interests::getBrands, newest));
  }

  private List<Affinity> summed(
      List<Interests> all, Function<Interests, List<Affinity>> list, Instant asOf) {
    Map<String, Affinity> byName = new TreeMap<>();
    for (Interests each : all) {
      double shortTerm = settings.shortHalfLife().factor(each.getAsOf(), asOf);
      double longTerm = settings.longHalfLife().factor(each.getAsOf(), asOf);
      for (Affinity one : list.apply(each)) {
        Affinity faded =
            new Affinity(
                one.getName(), one.getShortTerm() * shortTerm, one.getLongTerm() * longTerm);
        byName.merge(one.getName(), faded, InterestFold::sum);
      }
    }
    return byName.values().stream()
        .sorted(
            Comparator.comparingDouble(Affinity::getLongTerm)
                .reversed()
                .thenComparing(Affinity::getName))
        .limit(settings.limits().affinities())
        .toList();
  }

  private static Affinity sum(Affinity one, Affinity other) {
    return new Affinity(
        one.getName(),
        one.getShortTerm() + other.getShortTerm(),
        one.getLongTerm() + other.getLongTerm());
  }
}
