package dev.attune.text.train.corpus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file of a public data set, or of your own, is laid out. */
public enum Format {
  /** {@code label<TAB>text}; labels are the names of sentiments or emotions, in lower case. */
  TSV {
    @Override
    Optional<Labelled> read(String line, Task task) {
      int tab = line.indexOf('\t');
      return tab < 1
          ? Optional.empty()
          : Optional.of(new Labelled(line.substring(tab + 1), line.substring(0, tab)));
    }
  },
  /** UCI Sentiment Labelled Sentences: {@code text<TAB>0|1}. */
  UCI_SENTENCES {
    @Override
    Optional<Labelled> read(String line, Task task) {
      int tab = line.lastIndexOf('\t');
      return tab < 1 || task != Task.SENTIMENT
          ? Optional.empty()
          : switch (line.substring(tab + 1).strip()) {
            case "1" -> Optional.of(new Labelled(line.substring(0, tab), Labels.POSITIVE));
            case "0" -> Optional.of(new Labelled(line.substring(0, tab), Labels.NEGATIVE));
            default -> Optional.empty();
          };
    }
  },
  /** PRDECT-ID: eight columns, the review, its sentiment and its emotion, by semicolons. */
  PRDECT {
    @Override
    Optional<Labelled> read(String line, Task task) {
      String[] cells = line.split(";", -1);
      if (cells.length < 11) {
        return Optional.empty();
      }
      String text = String.join(";", Arrays.copyOfRange(cells, 8, cells.length - 2));
      String cell = cells[cells.length - (task == Task.SENTIMENT ? 2 : 1)].strip();
      String label = cell.toLowerCase(Locale.ROOT).replace("happy", "joy");
      return Labels.isOf(task, label) ? Optional.of(new Labelled(text, label)) : Optional.empty();
    }
  },
  /**
   * NSMC, raw: {@code movie<TAB>date<TAB>1..10<TAB>text}. 9 and 10 are positive, 1 to 4 negative,
   * the rest neither.
   */
  NSMC {
    @Override
    Optional<Labelled> read(String line, Task task) {
      String[] cells = line.split("\t", 4);
      if (cells.length < 4 || task != Task.SENTIMENT || !cells[2].matches("\\d{1,2}")) {
        return Optional.empty();
      }
      int stars = Integer.parseInt(cells[2]);
      if (stars > 4 && stars < 9) {
        return Optional.empty();
      }
      return Optional.of(new Labelled(cells[3], stars >= 9 ? Labels.POSITIVE : Labels.NEGATIVE));
    }
  },
  /** GoEmotions: {@code text<TAB>numbers<TAB>id}. */
  GOEMOTIONS {
    @Override
    Optional<Labelled> read(String line, Task task) {
      String[] cells = line.split("\t", -1);
      return cells.length < 2
          ? Optional.empty()
          : Labels.ofGoEmotions(cells[1], task).map(label -> new Labelled(cells[0], label));
    }
  },
  /** XED: {@code text<TAB>1..8, …}, Plutchik's eight in the order of the alphabet. */
  XED {
    @Override
    Optional<Labelled> read(String line, Task task) {
      int tab = line.lastIndexOf('\t');
      return tab < 1
          ? Optional.empty()
          : Labels.ofPlutchik(line.substring(tab + 1), task)
              .map(label -> new Labelled(line.substring(0, tab), label));
    }
  };

  /** A text and its label. */
  record Labelled(String text, String label) {}

  /**
   * What a line says; empty where it says nothing for the task, as a heading or a row with labels
   * of both sides.
   */
  abstract Optional<Labelled> read(String line, Task task);
}
