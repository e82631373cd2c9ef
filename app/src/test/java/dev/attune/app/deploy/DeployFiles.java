package dev.attune.app.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that people deploy with, as their tools read them. */
public final class DeployFiles {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:attune|gen_ai|kafka|jvm|process|system)_[a-z0-9_]+\\b");

  private DeployFiles() {}

  /** A file at the top of the repository or below. */
  public static Path at(String path) {
    Path here = Path.of("").toAbsolutePath();
    return (here.endsWith("app") ? here.resolve("..") : here).resolve(path).normalize();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All documents of a YAML file. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> documents(Path file) {
    List<Map<String, Object>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().setLabel(file.toString()).build())
        .loadAllFromString(text(file))
        .forEach(document -> documents.add((Map<String, Object>) document));
    return documents;
  }

  /** Files in a folder and below, by the end of their names. */
  static List<Path> in(String folder, String end) {
    try (Stream<Path> files = Files.walk(at(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of metrics in all alert rules and dashboards. */
  public static Set<String> metricNames() {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(in("deploy/prometheus", "alerts.yml"), in("deploy/grafana/dashboards", ".json"))
        .flatMap(List::stream)
        .map(DeployFiles::text)
        .flatMap(text -> METRIC.matcher(text).results().map(MatchResult::group))
        // Labels look alike.
        .filter(name -> !name.equals("gen_ai_request_model") && !name.equals("gen_ai_token_type"))
        .forEach(names::add);
    return names;
  }
}
