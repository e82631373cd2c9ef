package dev.attune.text.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Languages that can be told apart here. */
public enum Language {
  EN("eng"),
  DE("deu"),
  FR("fra"),
  ES("spa"),
  PT("por"),
  IT("ita"),
  TR("tur"),
  ID("ind"),
  KO("kor"),
  ZH("zho"),
  JA("jpn"),
  RU("rus"),
  UK("ukr"),
  EL("ell"),
  AR("ara"),
  HE("heb"),
  TH("tha");

  private final String iso3;

  Language(String iso3) {
    this.iso3 = iso3;
  }

  /** Two letters, ISO 639-1. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Three letters, ISO 639-3. */
  public String iso3() {
    return iso3;
  }

  /** By two letters, in either case; "in" is the old name of "id". */
  public static Optional<Language> of(String code) {
    String wanted = code.equalsIgnoreCase("in") ? "id" : code;
    return Arrays.stream(values())
        .filter(known -> known.code().equalsIgnoreCase(wanted))
        .findFirst();
  }
}
