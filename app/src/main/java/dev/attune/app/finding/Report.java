package dev.attune.app.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;

/** Findings in the order of the checks. */
public record Report(List<Finding> findings) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** 1 when something failed, else 0. */
  public int exitCode() {
    return findings.stream().anyMatch(found -> found.level() == Finding.Level.fail) ? 1 : 0;
  }

  /** One line a finding, and below it what to do. */
  public void print(PrintWriter out) {
    int width = findings.stream().mapToInt(found -> found.subject().length()).max().orElse(0);
    for (Finding found : findings) {
      out.printf("%-4s  %s  %s%n", found.level(), pad(found.subject(), width), found.detail());
      if (!found.remedy().isEmpty()) {
        out.printf("      %s  -> %s%n", pad("", width), found.remedy());
      }
    }
    out.flush();
  }

  /** An array of objects with subject, level, detail and remedy, in one line. */
  public void printJson(PrintWriter out) {
    try {
      out.println(JsonMapper.builder().build().writeValueAsString(findings));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Findings are plain text", e);
    }
    out.flush();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
