package dev.attune.text.personal.span;

/** Kinds of personal data, the surest first: where two overlap, the earlier kind wins. */
public enum PersonalDataKind {
  EMAIL("e-mail"),
  IBAN("iban"),
  CARD("card"),
  NATIONAL_ID("national id"),
  IP_ADDRESS("ip address"),
  PHONE("phone"),
  POSTAL_ADDRESS("address"),
  NAME("name");

  private final String label;

  PersonalDataKind(String label) {
    this.label = label;
  }

  /** What a mask says stood there. */
  public String label() {
    return label;
  }
}
