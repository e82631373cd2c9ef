package dev.attune.topology.playbook.condition;

import dev.attune.topology.playbook.yaml.Spelling;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the compiler found in the words of a person who edits a playbook. */
final class CelMessages {

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern OPERATOR =
      Pattern.compile("found no matching overload for '_(\\W+)_' applied to '\\((.*)\\)'.*");
  private static final Pattern FUNCTION =
      Pattern.compile("found no matching overload for '(\\w+)' applied to '(.*)' \\(candidates.*");
  private static final Pattern RESULT =
      Pattern.compile("expected type '(bool|double)' but found '(.*)'");
  private static final Pattern TOKENS = Pattern.compile("(.*?),? expecting \\{.*");

  private CelMessages() {}

  static String plain(String message) {
    String line = message.replaceAll("\\s*\\R\\s*", " ");
    Matcher undeclared = UNDECLARED.matcher(line);
    if (undeclared.matches()) {
      return undeclared(undeclared.group(1));
    }
    Matcher operator = OPERATOR.matcher(line);
    if (operator.matches()) {
      return operator(operator.group(1), operator.group(2));
    }
    Matcher function = FUNCTION.matcher(line);
    if (function.matches()) {
      return "%s cannot be called on %s".formatted(function.group(1), function.group(2));
    }
    Matcher result = RESULT.matcher(line);
    if (result.matches()) {
      return "yields %s; expected %s".formatted(result.group(2), expected(result.group(1)));
    }
    return syntax(line);
  }

  private static String expected(String type) {
    return type.equals("bool")
        ? "true or false, such as orders > 0"
        : "a number with a point, such as 0.02 * cart_value";
  }

  private static String undeclared(String name) {
    String start = "\"" + name + "\" is no known variable or function";
    return Spelling.unknown(
        start, name, ConditionVariables.ALL.stream().map(Variable::name).toList());
  }

  private static String operator(String operator, String types) {
    String hint =
        types.contains("double") && types.contains("int")
            ? "; write whole numbers with a point, such as 2.0, or use double(…)"
            : "";
    return "%s cannot be used on %s%s".formatted(operator, types, hint);
  }

  private static String syntax(String message) {
    Matcher tokens = TOKENS.matcher(message);
    String shorter = tokens.matches() ? tokens.group(1) : message;
    return shorter.replace("mismatched input '<EOF>'", "ends too early; a value is missing");
  }
}
