package dev.attune.topology.playbook.yaml;

import dev.attune.topology.playbook.yaml.Shape.Reading;
import java.util.regex.Pattern;

/** Shapes of numbers. Both ends of a range belong to it. */
public final class Numbers {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

  private Numbers() {}

  /** A number without a point. */
  public record Whole(int least, int most) implements Shape<Integer> {

    @Override
    public Reading<Integer> read(String text) {
      return switch (new Decimal(least, most).read(text)) {
        case Reading.Read<Double>(Double value) when value == Math.rint(value) ->
            Reading.of(value.intValue());
        case Reading.Read<Double> broken ->
            Reading.wrong(text + " is no whole number; expected " + description());
        case Reading.Wrong<Double>(String message) ->
            Reading.wrong(message.replace("number,", "whole number,"));
      };
    }

    @Override
    public String description() {
      return "whole number, " + least + " to " + most;
    }
  }

  /** A number, with a point or without. */
  public record Decimal(double least, double most) implements Shape<Double> {

    @Override
    public Reading<Double> read(String text) {
      if (!DECIMAL.matcher(text).matches()) {
        return Reading.wrong("\"" + text + "\" is no number; expected " + description());
      }
      double value = Double.parseDouble(text);
      return value < least || value > most
          ? Reading.wrong(text + " is out of range; expected " + description())
          : Reading.of(value);
    }

    @Override
    public String description() {
      return "number, " + plain(least) + " to " + plain(most);
    }
  }

  /** A number without a point, for parameters that the model keeps as doubles. */
  public record Count(int least, int most) implements Shape<Double> {

    @Override
    public Reading<Double> read(String text) {
      return switch (new Whole(least, most).read(text)) {
        case Reading.Read<Integer>(Integer value) -> Reading.of(value.doubleValue());
        case Reading.Wrong<Integer>(String message) -> Reading.wrong(message);
      };
    }

    @Override
    public String description() {
      return new Whole(least, most).description();
    }
  }

  /** Without a point where there is nothing behind it. */
  public static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
