package dev.attune.app.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.learn.simulation.Standing;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The policies of a simulation, on a page. */
public final class SimulationReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SimulationReport() {}

  /** A plain table; behind each mean how far its interval of 95 % reaches. */
  public static void print(List<Standing> standings, PrintWriter out) {
    out.printf(
        "%-20s %18s %18s %10s %8s %20s%n",
        "policy", "regret", "revenue", "messages", "cost", "regret - thompson's");
    for (Standing standing : standings) {
      out.printf(
          Locale.ROOT,
          "%-20s %18s %18s %10.0f %8.2f %20s%n",
          standing.policy(),
          text(standing.regret()),
          text(standing.revenue()),
          standing.messages().mean(),
          standing.cost().mean(),
          text(standing.againstThompson()));
    }
    out.flush();
  }

  private static String text(Standing.Figure figure) {
    return String.format(Locale.ROOT, "%.0f ± %.0f", figure.mean(), figure.interval().width() / 2);
  }

  /** One line of JSON. */
  public static void printJson(List<Standing> standings, PrintWriter out) {
    try {
      out.println(JSON.writeValueAsString(standings));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers are always JSON", e);
    }
    out.flush();
  }
}
