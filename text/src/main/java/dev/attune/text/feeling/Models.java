package dev.attune.text.feeling;

import dev.attune.text.model.LinearModel;
import dev.attune.text.model.MeasuredModel;
import dev.attune.text.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The models of a catalogue. Each is loaded once, when first asked for. Safe for use by many
 * threads: the map of loaded models is the only state, and a model never changes.
 */
public final class Models {

  private static final String CATALOGUE = "models.tsv";

  private final List<MeasuredModel> catalogue;
  private final Map<String, MeasuredModel> verified;
  private final Source source;
  private final Map<String, LinearModel> loaded = new ConcurrentHashMap<>();

  private Models(Source source) {
    this.source = source;
    this.catalogue = readCatalogue(source);
    this.verified =
        catalogue.stream()
            .filter(MeasuredModel::verified)
            .collect(Collectors.toUnmodifiableMap(Models::key, Function.identity()));
  }

  /** Opens a file beside the catalogue. */
  @FunctionalInterface
  private interface Source {
    InputStream open(String name) throws IOException;
  }

  /** The models that come with Attune. */
  public static Models shipped() {
    return new Models(name -> {
      InputStream in = Models.class.getResourceAsStream("models/" + name);
      if (in == null) {
        throw new IOException("resource models/" + name + " is missing");
      }
      return in;
    });
  }

  /** Models of your own, as {@code ./attune text train} writes them. */
  public static Models in(Path folder) {
    return new Models(name -> Files.newInputStream(folder.resolve(name)));
  }

  /** Every model that was measured, the ones too weak to be used among them. */
  public List<MeasuredModel> catalogue() {
    return catalogue;
  }

  /** Whether a model is good enough to be asked. */
  public boolean isVerified(String task, String language) {
    return verified.containsKey(task + " " + language);
  }

  /**
   * A verified model.
   *
   * @throws UncheckedIOException if its file is missing or damaged
   */
  public LinearModel model(String task, String language) {
    return loaded.computeIfAbsent(task + " " + language, this::load);
  }

  private LinearModel load(String key) {
    MeasuredModel entry = verified.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("no verified model for " + key);
    }
    try {
      return ModelFile.read(source.open(entry.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("model " + entry.file() + " cannot be read", e);
    }
  }

  private static String key(MeasuredModel entry) {
    return entry.task() + " " + entry.language();
  }

  private static List<MeasuredModel> readCatalogue(Source source) {
    try (InputStream in = source.open(CATALOGUE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(MeasuredModel::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of models cannot be read", e);
    }
  }
}
