package dev.attune.text.personal.number;

/**
 * Identity numbers that hold letters. Arguments are letters and digits in capitals, separators left
 * out.
 */
public enum LetteredId {
  SPANISH_DNI("es-dni", 9),
  SPANISH_NIE("es-nie", 9),
  ITALIAN_CODICE_FISCALE("it-codice-fiscale", 16),
  FRENCH_NIR_CORSICA("fr-nir", 15),
  CHINESE_CITIZEN_X("cn-id", 18);

  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };
  private static final String CODICE = "AAAAAA00A00A000A";

  private final String code;
  private final int length;

  LetteredId(String code, int length) {
    this.code = code;
    this.length = length;
  }

  /** Country and name, such as "es-dni". */
  public String code() {
    return code;
  }

  /** Whether any of them is so long. */
  public static boolean hasLength(int length) {
    return length == 9 || length == 15 || length == 16 || length == 18;
  }

  /** Whether the characters keep the issuer's rules. */
  public boolean accepts(String id) {
    if (id.length() != length) {
      return false;
    }
    return switch (this) {
      case SPANISH_DNI -> isDigits(id, 0, 8) && CheckDigits.dni(id.substring(0, 8), id.charAt(8));
      case SPANISH_NIE -> isNie(id);
      case ITALIAN_CODICE_FISCALE -> isCodiceFiscale(id);
      case FRENCH_NIR_CORSICA -> isCorsican(id);
      case CHINESE_CITIZEN_X ->
          isDigits(id, 0, 17) && CheckDigits.citizenNumber(id.substring(0, 17), id.charAt(17));
    };
  }

  private static boolean isNie(String id) {
    int series = "XYZ".indexOf(id.charAt(0));
    return series >= 0
        && isDigits(id, 1, 8)
        && CheckDigits.dni(series + id.substring(1, 8), id.charAt(8));
  }

  private static boolean isCorsican(String id) {
    String place = id.substring(5, 7);
    return (place.equals("2A") || place.equals("2B"))
        && isDigits(id, 0, 5)
        && isDigits(id, 7, 15)
        && CheckDigits.nir(id.substring(0, 13), id.substring(13));
  }

  /**
   * Check character of the decree of 23 December 1976; numbers changed for namesakes are left out.
   */
  private static boolean isCodiceFiscale(String id) {
    int sum = 0;
    for (int i = 0; i < 16; i++) {
      boolean letter = isLetter(id.charAt(i));
      if (letter != (CODICE.charAt(i) == 'A') || (!letter && !isDigits(id, i, i + 1))) {
        return false;
      }
      int value = letter ? id.charAt(i) - 'A' : id.charAt(i) - '0';
      sum += i == 15 ? 0 : i % 2 == 0 ? ODD[value] : value;
    }
    return sum % 26 == id.charAt(15) - 'A';
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigits(String id, int from, int to) {
    for (int i = from; i < to; i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
