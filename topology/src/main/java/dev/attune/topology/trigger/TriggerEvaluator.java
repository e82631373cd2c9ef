package dev.attune.topology.trigger;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.attune.avro.Profile;
import dev.attune.avro.Trigger;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.profile.DueTimes;
import dev.attune.topology.profile.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the scenarios whose condition turns from false to true at a moment. Pure. */
public final class TriggerEvaluator implements DueTimes {

  private final String tenant;
  private final List<Watched> watched;

  /**
   * An evaluator of these scenarios.
   *
   * @param tenant goes into the ids of triggers
   * @param rules makes the rule of a trigger
   */
  public TriggerEvaluator(
      String tenant, List<Scenario> scenarios, Function<TriggerSpec, TriggerRule> rules) {
    this.tenant = tenant;
    this.watched =
        scenarios.stream()
            .map(scenario -> new Watched(scenario, rules.apply(scenario.trigger())))
            .toList();
  }

  /** What fires, in the order of the scenarios. */
  public List<Fired> evaluate(Moment moment, CatalogReader catalog) {
    List<Fired> fired = new ArrayList<>(0);
    for (Watched each : watched) {
      if (each.turnsTrue(moment, catalog)) {
        fired.add(new Fired(each.scenario, triggerOf(each, moment, catalog), moment.profile()));
      }
    }
    return fired;
  }

  /** The scenarios whose condition is still worth a message. */
  Set<String> standing(Profile profile, Instant asOf, CatalogReader catalog) {
    return watched.stream()
        .filter(each -> each.rule.stands(profile, asOf, catalog))
        .map(each -> each.scenario.name())
        .collect(Collectors.toSet());
  }

  @Override
  public Instant dueAfter(Profile profile, Instant after, CatalogReader catalog) {
    Instant earliest = TriggerRule.NEVER;
    for (Watched each : watched) {
      Instant due = each.rule.dueAfter(profile, after, catalog);
      earliest = due.isBefore(earliest) ? due : earliest;
    }
    return earliest;
  }

  @Override
  public boolean fires(Profile profile, Instant due, CatalogReader catalog) {
    for (Watched each : watched) {
      if (Transitions.byTimer(each.rule, profile, due, catalog)) {
        return true;
      }
    }
    return false;
  }

  private Trigger triggerOf(Watched each, Moment moment, CatalogReader catalog) {
    Profile profile = moment.profile();
    return new Trigger(
        triggerId(profile.getUserId(), each.scenario.name(), moment.at()),
        each.scenario.trigger().kind().key(),
        moment.at(),
        each.rule.evidence(profile, moment.at(), catalog),
        each.rule.facts(profile, moment.at(), catalog));
  }

  private String triggerId(String user, String scenario, Instant firedAt) {
    String name = String.join("\n", tenant, user, scenario, Long.toString(firedAt.toEpochMilli()));
    return UuidCreator.getNameBasedSha1(name).toString();
  }

  private record Watched(Scenario scenario, TriggerRule rule) {

    boolean turnsTrue(Moment moment, CatalogReader catalog) {
      return switch (moment) {
        case Moment.Changed(Profile before, Profile after, UserEvent event) ->
            Transitions.byEvent(rule, before, after, catalog);
        case Moment.Due(Profile profile, Instant due) ->
            Transitions.byTimer(rule, profile, due, catalog);
        case Moment.Release release -> false;
      };
    }
  }
}
