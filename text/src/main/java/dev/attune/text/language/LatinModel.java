package dev.attune.text.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * OpenNLP's model of languages, of which only the n-grams of Latin letters are kept: no others are
 * in the texts that it is asked about, and they are seven in ten. Read when it is first asked for,
 * once for all.
 */
final class LatinModel {

  private static final String RESOURCE = "/langdetect-183.bin";
  private static final LanguageDetectorModel LATIN = latin(read());

  private LatinModel() {}

  /** Reads the model unless it has been read. */
  static void load() {
    // To call it is enough: the class is initialised before.
  }

  /** A detector; belongs to one thread. */
  static LanguageDetector detector() {
    return new LanguageDetectorME(LATIN);
  }

  private static AbstractModel read() {
    try (InputStream in = LatinModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LanguageDetectorModel latin(AbstractModel whole) {
    String[] languages = (String[]) whole.getDataStructures()[2];
    Map<?, ?> contexts = (Map<?, ?>) whole.getDataStructures()[1];
    String[] ngrams =
        contexts.keySet().stream()
            .map(String.class::cast)
            .filter(LatinModel::isLatin)
            .toArray(String[]::new);
    Context[] kept = new Context[ngrams.length];
    for (int index = 0; index < kept.length; index++) {
      kept[index] = (Context) contexts.get(ngrams[index]);
    }
    return new LanguageDetectorModel(
        new GISModel(kept, ngrams, languages), Map.of(), new LanguageDetectorFactory());
  }

  private static boolean isLatin(String ngram) {
    return ngram
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .allMatch(script -> script == UnicodeScript.LATIN || script == UnicodeScript.COMMON);
  }
}
