package dev.attune.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.learn.evaluation.OffPolicyEvaluation;
import dev.attune.learn.evaluation.OffPolicyEvaluation.Estimate;
import dev.attune.learn.evaluation.Overlap;
import java.io.PrintWriter;
import java.util.Locale;

/** An evaluation on a page. */
public final class EvaluationReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationReport() {}

  /** A plain table. */
  public static void print(OffPolicyEvaluation evaluation, PrintWriter out) {
    Overlap overlap = evaluation.overlap();
    out.printf(Locale.ROOT, "choices                %,d%n", overlap.choices());
    out.printf(
        Locale.ROOT,
        "effective sample size  %.1f (%.2f %% of the log)%n",
        overlap.effectiveSampleSize(),
        100 * overlap.effectiveShare());
    out.printf(
        Locale.ROOT,
        "mean weight            %.4f, standard error %.4f%n",
        overlap.meanWeight(),
        overlap.meanWeightError());
    out.printf(
        Locale.ROOT, "largest weight         %.2f %% of all%n%n", 100 * overlap.largestShare());
    long level = Math.round(100 * evaluation.logged().interval().level());
    out.printf("%-24s %10s   %d %% interval%n", "estimator", "value", level);
    print(evaluation.logged(), out);
    evaluation.estimates().forEach(estimate -> print(estimate, out));
    out.flush();
  }

  private static void print(Estimate estimate, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s %10.6f   %.6f to %.6f%n",
        estimate.estimator(),
        estimate.value(),
        estimate.interval().low(),
        estimate.interval().high());
  }

  /** One line of JSON. */
  public static void printJson(OffPolicyEvaluation evaluation, PrintWriter out) {
    Overlap overlap = evaluation.overlap();
    ObjectNode json = JSON.createObjectNode();
    json.put("choices", overlap.choices())
        .put("effectiveSampleSize", overlap.effectiveSampleSize())
        .put("meanWeight", overlap.meanWeight())
        .put("meanWeightError", overlap.meanWeightError())
        .put("largestShare", overlap.largestShare())
        .put("unsupported", overlap.unsupported());
    put(json.putObject("logged"), evaluation.logged());
    for (Estimate estimate : evaluation.estimates()) {
      put(json.withArray("estimates").addObject(), estimate);
    }
    try {
      out.println(JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers is always JSON", e);
    }
    out.flush();
  }

  private static void put(ObjectNode json, Estimate estimate) {
    json.put("estimator", estimate.estimator())
        .put("value", estimate.value())
        .put("low", estimate.interval().low())
        .put("high", estimate.interval().high())
        .put("level", estimate.interval().level());
  }
}
