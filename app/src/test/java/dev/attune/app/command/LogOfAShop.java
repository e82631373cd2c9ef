package dev.attune.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log in the format of rees46, made by dice: few users, many events, some of them hours late. */
final class LogOfAShop {

  static final int ROWS = 1_500;

  private static final Instant START = Instant.parse("2025-05-05T08:00:00Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final List<String> CATEGORIES =
      List.of("electronics.audio.headphone", "appliances.kitchen.kettle", "sport.bicycle", "");
  private static final String HEADER =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

  private LogOfAShop() {}

  static Path write(Path folder) throws IOException {
    Random dice = new Random(46);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    Instant now = START;
    for (int row = 0; row < ROWS; row++) {
      now = now.plusSeconds(dice.nextInt(400));
      Instant happened = dice.nextInt(10) == 0 ? now.minusSeconds(dice.nextInt(86_400)) : now;
      lines.add(row(dice, happened));
    }
    return Files.write(folder.resolve("shop.csv"), lines, StandardCharsets.UTF_8);
  }

  private static String row(Random dice, Instant happened) {
    int product = dice.nextInt(40);
    int kind = dice.nextInt(100);
    String type = kind < 78 ? "view" : kind < 92 ? "cart" : "purchase";
    String price = "%d.%02d".formatted(5 + product * 3, dice.nextInt(5));
    return String.join(
        ",",
        TIME.format(happened),
        type,
        "p" + product,
        "c" + product % 4,
        CATEGORIES.get(product % 4),
        "brand" + product % 7,
        price,
        "u" + dice.nextInt(60),
        "s" + happened.getEpochSecond() / 7_200);
  }
}
