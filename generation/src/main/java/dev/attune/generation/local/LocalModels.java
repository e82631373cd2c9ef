package dev.attune.generation.local;

import dev.attune.generation.model.TextModel;
import java.nio.file.Files;

/**
 * The door to models run in this JVM. Its library is optional, so nothing outside {@link
 * LlamaTextModel} names its classes, and that class is touched only once the library is known to be
 * there.
 */
public final class LocalModels {

  private static final String NEEDED = "de.kherud.llama.LlamaModel";

  private LocalModels() {}

  /**
   * Loads a model file; seconds for a large one.
   *
   * @throws IllegalStateException with one line on what to do, where the library or file is missing
   */
  public static TextModel open(LlamaSettings settings) {
    requireLibrary(LocalModels.class.getClassLoader());
    if (!Files.isReadable(settings.file())) {
      throw new IllegalStateException(
          "model.file " + settings.file() + " cannot be read: name a GGUF file that exists");
    }
    return LlamaTextModel.load(settings);
  }

  static void requireLibrary(ClassLoader from) {
    try {
      Class.forName(NEEDED, false, from);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          "model.provider=llama-local needs the Maven artifact de.kherud:llama on the class path:"
              + " add it as a dependency, or its jar beside this one",
          missing);
    }
  }
}
