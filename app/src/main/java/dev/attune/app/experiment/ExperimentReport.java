package dev.attune.app.experiment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.avro.ArmState;
import dev.attune.learn.comparison.SampleRatio;
import dev.attune.learn.experiment.ArmResult;
import dev.attune.learn.statistic.Interval;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Experiments on a page, or as JSON. */
public final class ExperimentReport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExperimentReport() {}

  /** A plain table for each. */
  public static void print(List<ExperimentSummary> experiments, PrintWriter out) {
    if (experiments.isEmpty()) {
      out.println("No experiment has users in two arms whose windows have closed.");
    }
    for (ExperimentSummary each : experiments) {
      double ratio = each.result().sampleRatio();
      out.printf(
          Locale.ROOT,
          "%s   sample ratio p %.4f%s%n",
          each.name(),
          ratio,
          ratio < SampleRatio.ALARM ? ": users were lost or doubled, believe nothing below" : "");
      out.printf(
          "%-20s %9s %10s %12s   %-25s %8s %8s%n",
          "arm", "users", "mean", "difference", "95 % at every look", "p", "best");
      String control = each.result().control();
      out.printf(
          Locale.ROOT,
          "%-20s %,9d %10.4f %12s%n",
          control,
          users(each, control),
          mean(each, control),
          "control");
      each.result().arms().forEach(arm -> print(arm, out));
      out.println();
    }
    out.flush();
  }

  private static void print(ArmResult arm, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-20s %,9d %10.4f %+12.4f   %-25s %8.4f %7.1f%%%n",
        arm.arm(),
        arm.count(),
        arm.mean(),
        arm.difference(),
        text(arm.anytime()),
        arm.pValue(),
        100 * arm.probabilityBest());
  }

  private static String text(Interval interval) {
    return Double.isInfinite(interval.low())
        ? "not yet known"
        : String.format(Locale.ROOT, "%+.4f to %+.4f", interval.low(), interval.high());
  }

  private static long users(ExperimentSummary each, String arm) {
    ArmState state = each.arms().get(arm);
    return state == null ? 0 : state.getUsers();
  }

  private static double mean(ExperimentSummary each, String arm) {
    ArmState state = each.arms().get(arm);
    return state == null || state.getUsers() == 0
        ? 0
        : state.getUserRewardUnits() / 1e4 / state.getUsers();
  }

  /** A list; an interval that is not known yet is null. */
  public static ArrayNode json(List<ExperimentSummary> experiments) {
    ArrayNode all = JSON.createArrayNode();
    for (ExperimentSummary each : experiments) {
      ObjectNode node = all.addObject();
      node.put("experiment", each.name()).put("sampleRatioP", each.result().sampleRatio());
      node.put("trusted", each.result().sampleRatio() >= SampleRatio.ALARM);
      node.put("control", each.result().control());
      ArrayNode arms = node.putArray("arms");
      each.arms().values().forEach(arm -> put(arms.addObject(), arm, each));
    }
    return all;
  }

  private static void put(ObjectNode node, ArmState arm, ExperimentSummary each) {
    node.put("arm", arm.getArm())
        .put("asOf", arm.getAsOf().toString())
        .put("share", arm.getWeight())
        .put("shown", arm.getShown())
        .put("users", arm.getUsers())
        .put("meanReward", mean(each, arm.getArm()));
    each.result().arms().stream()
        .filter(result -> result.arm().equals(arm.getArm()))
        .findFirst()
        .ifPresent(result -> put(node, result));
  }

  private static void put(ObjectNode node, ArmResult result) {
    boolean known = !Double.isInfinite(result.anytime().low());
    node.put("adjustedMean", result.mean())
        .put("difference", result.difference())
        .put("low", known ? (Double) result.anytime().low() : null)
        .put("high", known ? (Double) result.anytime().high() : null)
        .put("p", result.pValue())
        .put("probabilityBest", result.probabilityBest())
        .put("winner", result.isWinner());
  }
}
