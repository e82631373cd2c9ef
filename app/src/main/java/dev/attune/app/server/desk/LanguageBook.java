package dev.attune.app.server.desk;

import dev.attune.app.server.desk.OpenTexts.Open;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which languages texts were asked for and written. Any thread may use it. */
final class LanguageBook {

  private static final int MOST = 256;

  /**
   * One language.
   *
   * @param language BCP 47
   * @param asked requests
   * @param written answers with a text
   * @param failed answers without one
   */
  record Entry(String language, long asked, long written, long failed) {}

  private final Map<String, Entry> languages = new TreeMap<>();

  synchronized void asked(String language) {
    add(new Entry(language, 1, 0, 0));
  }

  synchronized void answered(GenerationResponse response, @Nullable Open request) {
    if (request != null) {
      boolean written = response.getStatus() == GenerationStatus.OK;
      add(new Entry(request.language(), 0, written ? 1 : 0, written ? 0 : 1));
    }
  }

  private void add(Entry more) {
    if (languages.size() < MOST || languages.containsKey(more.language())) {
      languages.merge(more.language(), more, LanguageBook::sum);
    }
  }

  private static Entry sum(Entry one, Entry other) {
    return new Entry(
        one.language(),
        one.asked() + other.asked(),
        one.written() + other.written(),
        one.failed() + other.failed());
  }

  /** All of them, by tag. */
  synchronized List<Entry> entries() {
    return new ArrayList<>(languages.values());
  }
}
