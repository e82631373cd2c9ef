package dev.attune.guards.link;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link as it stands in a text.
 *
 * @param scheme in small letters; empty where there is none
 * @param authority what stands between the slashes: user, host and port; empty for schemes that
 *     have none
 */
record Link(String scheme, String authority) {

  private static final Pattern NUMERIC_HOST =
      Pattern.compile("(?:0[xX][0-9a-fA-F]+|\\d+)(?:\\.(?:0[xX][0-9a-fA-F]+|\\d+)){0,3}");

  /** Why it must not be followed, where it must not. */
  Optional<String> objection(List<String> allowed) {
    if (!scheme.isEmpty() && !scheme.equals("https")) {
      return Optional.of("a link with the scheme " + scheme);
    }
    if (authority.indexOf('@') >= 0) {
      return Optional.of("a link that names a user before its host");
    }
    String host = host();
    if (NUMERIC_HOST.matcher(host).matches() || host.startsWith("[")) {
      return Optional.of("a link to an address without a name");
    }
    return allowed.stream().anyMatch(each -> isBelow(host, each))
        ? Optional.empty()
        : Optional.of("a link to " + host + ", which the playbook does not list");
  }

  /** As DNS would be asked: in ASCII, without port and final point. */
  private String host() {
    String bare = authority.toLowerCase(Locale.ROOT);
    int port = bare.startsWith("[") ? -1 : bare.indexOf(':');
    bare = port < 0 ? bare : bare.substring(0, port);
    bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    try {
      return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      return bare;
    }
  }

  private static boolean isBelow(String host, String allowed) {
    String known = allowed.toLowerCase(Locale.ROOT);
    return host.equals(known) || host.endsWith("." + known);
  }
}
