package dev.attune.text.personal.number;

/**
 * Check digits, each by the rule that its issuer published. Arguments hold ASCII digits only unless
 * said otherwise.
 */
public final class CheckDigits {

  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int[] CHINA = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHINA_CHECKS = "10X98765432";
  private static final int[] KOREA = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  private static final int[] JAPAN = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private CheckDigits() {}

  /** Luhn, ISO/IEC 7812-1. */
  public static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int value = i % 2 == 0 ? digit : digit * 2;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  /** ISO 7064 MOD 97-10 over digits and capitals, the first four last, as in ISO 13616. */
  public static boolean iban(String code) {
    String turned = code.substring(4) + code.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  /**
   * German tax id, 11 digits: ISO 7064 MOD 11,10, and one digit twice or thrice among the first
   * ten.
   */
  public static boolean steuerId(String digits) {
    int product = 10;
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[digit(digits, i)]++;
      int sum = (digit(digits, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    int check = (11 - product) % 10;
    return digits.charAt(0) != '0' && most >= 2 && most <= 3 && digit(digits, 10) == check;
  }

  /** Brazilian CPF, 11 digits: two check digits modulo 11. */
  public static boolean cpf(String digits) {
    return cpfCheck(digits, 9) == digit(digits, 9)
        && cpfCheck(digits, 10) == digit(digits, 10)
        && digits.chars().distinct().count() > 1;
  }

  /** Spanish DNI: eight digits and the letter of their remainder by 23. */
  public static boolean dni(String digits, char letter) {
    return DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == letter;
  }

  /**
   * French NIR: 13 digits and 97 less their remainder. Corsica's A and B count as 19 and 18 hundred
   * thousand fewer.
   */
  public static boolean nir(String thirteen, String key) {
    String body = thirteen.replace("2A", "19").replace("2B", "18");
    return 97 - Long.parseLong(body) % 97 == Integer.parseInt(key);
  }

  /** Turkish identity number, 11 digits, two of them checks. */
  public static boolean kimlik(String digits) {
    int odd = 0;
    int even = 0;
    for (int i = 0; i < 9; i++) {
      if (i % 2 == 0) {
        odd += digit(digits, i);
      } else {
        even += digit(digits, i);
      }
    }
    int tenth = Math.floorMod(odd * 7 - even, 10);
    return digits.charAt(0) != '0'
        && digit(digits, 9) == tenth
        && digit(digits, 10) == (odd + even + tenth) % 10;
  }

  /** Korean resident number, 13 digits, as given out until October 2020. */
  public static boolean residentNumber(String digits) {
    return (11 - weighted(digits, KOREA) % 11) % 10 == digit(digits, 12);
  }

  /** Chinese citizen number: 17 digits and ISO 7064 MOD 11-2, X for ten. */
  public static boolean citizenNumber(String seventeen, char check) {
    return CHINA_CHECKS.charAt(weighted(seventeen, CHINA) % 11) == check;
  }

  /** Japanese individual number, 12 digits. */
  public static boolean individualNumber(String digits) {
    int rest = weighted(digits, JAPAN) % 11;
    return digit(digits, 11) == (rest <= 1 ? 0 : 11 - rest);
  }

  private static int cpfCheck(String digits, int upTo) {
    int sum = 0;
    for (int i = 0; i < upTo; i++) {
      sum += digit(digits, i) * (upTo + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }

  private static int weighted(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  private static int digit(String digits, int i) {
    return digits.charAt(i) - '0';
  }
}
