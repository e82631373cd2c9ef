package dev.attune.app.shop.user;

import java.time.ZoneId;

/** Where users live and what they speak. Shares are per cent of all users and add up to 100. */
public enum Market {
  IRELAND("en-IE", "Europe/Dublin", "IE", 14),
  BRITAIN("en-GB", "Europe/London", "GB", 12),
  AMERICA("en-US", "America/New_York", "US", 6),
  GERMANY("de-DE", "Europe/Berlin", "DE", 20),
  AUSTRIA("de-AT", "Europe/Vienna", "AT", 6),
  FRANCE("fr-FR", "Europe/Paris", "FR", 13),
  BELGIUM("fr-BE", "Europe/Brussels", "BE", 3),
  SPAIN("es-ES", "Europe/Madrid", "ES", 10),
  PORTUGAL("pt-PT", "Europe/Lisbon", "PT", 5),
  BRAZIL("pt-BR", "America/Sao_Paulo", "BR", 2),
  ITALY("it-IT", "Europe/Rome", "IT", 9);

  private final String locale;
  private final ZoneId zone;
  private final String region;
  private final int share;

  Market(String locale, String zone, String region, int share) {
    this.locale = locale;
    this.zone = ZoneId.of(zone);
    this.region = region;
    this.share = share;
  }

  /** The market of a user whose draw, from 0 to 1, is this. */
  static Market of(double draw) {
    double rest = draw * 100;
    for (Market market : VALUES) {
      rest -= market.share;
      if (rest < 0) {
        return market;
      }
    }
    return ITALY;
  }

  // values() copies its array, and this one is asked for each user and hour.
  private static final Market[] VALUES = values();

  /** BCP 47 tag, such as "de-AT". */
  public String locale() {
    return locale;
  }

  /** ISO 639 code of the language, such as "de". */
  public String language() {
    return locale.substring(0, 2);
  }

  /** The users' time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** ISO 3166 code of the country whose law applies. */
  public String region() {
    return region;
  }
}
