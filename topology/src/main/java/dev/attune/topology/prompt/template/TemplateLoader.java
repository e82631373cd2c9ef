package dev.attune.topology.prompt.template;

import dev.attune.topology.playbook.TriggerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds templates: those that come with Attune, and a shop's own, which take their place. */
public final class TemplateLoader {

  private static final String ENDING = ".mustache";
  private static final List<String> SHARED =
      List.of(PromptTemplates.SYSTEM, "_products", "_terms", "_tone");

  private TemplateLoader() {}

  /** The templates that come with Attune: one for each kind of trigger. */
  public static PromptTemplates standard() {
    return new PromptTemplates(standardSources());
  }

  /**
   * The same, where files {@code <name>.mustache} of a folder replace those of their name or add to
   * them.
   */
  public static PromptTemplates with(Path folder) {
    Map<String, TemplateSource> sources = standardSources();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        sources.put(name, new TemplateSource(name, file.toString(), Files.readString(file)));
      }
    } catch (NotDirectoryException e) {
      throw new UncheckedIOException(folder + " is no folder of templates", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The templates in " + folder + " cannot be read", e);
    }
    return new PromptTemplates(sources);
  }

  private static Map<String, TemplateSource> standardSources() {
    Map<String, TemplateSource> sources = new HashMap<>();
    SHARED.forEach(name -> sources.put(name, resource(name)));
    for (TriggerKind kind : TriggerKind.values()) {
      sources.put(kind.key(), resource(kind.key()));
    }
    return sources;
  }

  private static TemplateSource resource(String name) {
    String file = name + ENDING;
    try (InputStream stream = TemplateLoader.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The build left out the template " + file);
      }
      return new TemplateSource(
          name, file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
