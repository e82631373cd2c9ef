package dev.attune.text.personal.number;

/**
 * Numbers that a state gives to a person, as digits in groups. Those with letters are found by
 * {@link LetteredId}.
 */
public enum NationalId {
  GERMAN_TAX_ID("de-steuer-id", 11, Proof.CHECKED, "de"),
  BRAZILIAN_CPF("br-cpf", 11, Proof.CHECKED, "pt"),
  TURKISH_ID("tr-kimlik", 11, Proof.CHECKED, "tr"),
  FRENCH_NIR("fr-nir", 15, Proof.CHECKED, "fr"),
  KOREAN_RESIDENT("kr-rrn", 13, Proof.CHECKED, "ko"),
  CHINESE_CITIZEN("cn-id", 18, Proof.CHECKED, "zh"),
  US_SOCIAL_SECURITY("us-ssn", 9, Proof.SHAPE, ""),
  INDONESIAN_NIK("id-nik", 16, Proof.SHAPE, "id"),
  JAPANESE_MY_NUMBER("jp-my-number", 12, Proof.SHAPE, "ja");

  /** How much the digits alone prove. */
  public enum Proof {
    /** Two check digits or one and a date: enough without anything else. */
    CHECKED,
    /** Too little: the language, the grouping or a word before must agree. */
    SHAPE
  }

  private final String code;
  private final int length;
  private final Proof proof;
  private final String language;

  NationalId(String code, int length, Proof proof, String language) {
    this.code = code;
    this.length = length;
    this.proof = proof;
    this.language = language;
  }

  /** Country and name, such as "br-cpf". */
  public String code() {
    return code;
  }

  public int length() {
    return length;
  }

  public Proof proof() {
    return proof;
  }

  /** Whether people who write this language have such numbers. */
  public boolean isOf(String written) {
    return language.equals(written);
  }

  /** Whether the digits keep the issuer's rules. */
  public boolean accepts(String digits) {
    return digits.length() == length && holds(digits);
  }

  private boolean holds(String digits) {
    return switch (this) {
      case GERMAN_TAX_ID -> CheckDigits.steuerId(digits);
      case BRAZILIAN_CPF -> CheckDigits.cpf(digits);
      case TURKISH_ID -> CheckDigits.kimlik(digits);
      case FRENCH_NIR -> isNir(digits);
      case KOREAN_RESIDENT -> isResident(digits);
      case CHINESE_CITIZEN -> isCitizen(digits);
      case US_SOCIAL_SECURITY -> isSocialSecurity(digits);
      case INDONESIAN_NIK -> isNik(digits);
      case JAPANESE_MY_NUMBER -> CheckDigits.individualNumber(digits);
    };
  }

  private static boolean isNir(String digits) {
    int month = number(digits, 3, 5);
    boolean born = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    return "123478".indexOf(digits.charAt(0)) >= 0
        && born
        && CheckDigits.nir(digits.substring(0, 13), digits.substring(13));
  }

  private static boolean isResident(String digits) {
    int century = digits.charAt(6) - '0';
    return isDate(number(digits, 2, 4), number(digits, 4, 6))
        && century >= 1
        && century <= 8
        && CheckDigits.residentNumber(digits);
  }

  private static boolean isCitizen(String digits) {
    int year = number(digits, 6, 10);
    return year >= 1900
        && year < 2100
        && isDate(number(digits, 10, 12), number(digits, 12, 14))
        && CheckDigits.citizenNumber(digits.substring(0, 17), digits.charAt(17));
  }

  /** Areas and groups that the Social Security Administration never gives out are left out. */
  private static boolean isSocialSecurity(String digits) {
    int area = number(digits, 0, 3);
    return area > 0
        && area != 666
        && area < 900
        && number(digits, 3, 5) > 0
        && number(digits, 5, 9) > 0;
  }

  /** Province, regency, district, day of birth (plus 40 for women), month, year, serial. */
  private static boolean isNik(String digits) {
    int province = number(digits, 0, 2);
    int day = number(digits, 6, 8);
    return province >= 11
        && province <= 97
        && isDate(number(digits, 8, 10), day > 40 ? day - 40 : day)
        && number(digits, 12, 16) > 0;
  }

  private static boolean isDate(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }
}
