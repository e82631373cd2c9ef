package dev.attune.guards.link;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a reader's programme could make a link of: schemes, {@code //host}, and bare hosts of
 * the commoner top-level domains, obfuscated ones among them ("example[.]com", "example dot com").
 * Steps grow with the length of the text.
 */
final class LinkFinder {

  private static final Pattern SCHEME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}+.-])([a-zA-Z][a-zA-Z0-9+.-]{1,15}):(?:[/\\\\]{2,}([^\\s/\\\\?#<>\"'“”«»]{0,255}))");
  private static final Pattern OPAQUE =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(javascript|data|vbscript|mailto|tel|sms|file|intent|blob|whatsapp|ftp):(?=\\S)");
  private static final Pattern RELATIVE =
      Pattern.compile("(?<![:\\p{L}\\p{N}/\\\\])[/\\\\]{2}([^\\s/\\\\?#<>\"']{1,255})");
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._/-])((?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}\\.){1,6}([\\p{L}]{2,18}|xn--[a-z0-9-]{2,40}))(?![\\p{L}\\p{N}_-])");
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\d.,])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.,]\\d)(?!\\d)");
  private static final Pattern OBFUSCATED_POINT =
      Pattern.compile(
          "\\s?[\\[({]\\s?(?:\\.|dot|punkt|point|punto|ponto)\\s?[\\])}]\\s?| (?:dot|punkt)"
              + " (?=(?:com|net|org|shop|de|fr|es|io|co)\\b)");

  /** Enough to catch links, few enough to spare sentences without a space between them. */
  private static final Set<String> DOMAINS =
      Set.of(
          "com", "net", "org", "info", "biz", "io", "co", "me", "ly", "gl", "gg", "cc", "tv", "ai",
          "app", "dev", "shop", "store", "online", "site", "xyz", "top", "club", "link", "click",
          "live", "win", "vip", "icu", "buzz", "page", "web", "cloud", "eu", "de", "at", "ch", "fr",
          "es", "pt", "it", "uk", "ie", "nl", "be", "pl", "cz", "ru", "su", "ua", "tr", "cn", "jp",
          "kr", "in", "id", "br", "mx", "ar", "us", "ca", "au", "nz", "za", "tk", "ml", "ga", "cf",
          "gq", "pw", "ws", "zip", "mov", "lol", "fun", "today", "sale", "deals", "bet", "casino",
          "loan", "bank", "pay", "рф", "中国", "网址", "公司");

  private LinkFinder() {}

  static List<Link> in(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('。', '.');
    plain = OBFUSCATED_POINT.matcher(plain).replaceAll(".");
    List<Link> found = new ArrayList<>();
    Matcher schemes = SCHEME.matcher(plain);
    while (schemes.find()) {
      found.add(new Link(schemes.group(1).toLowerCase(Locale.ROOT), schemes.group(2)));
    }
    OPAQUE
        .matcher(plain)
        .results()
        .forEach(each -> found.add(new Link(each.group(1).toLowerCase(Locale.ROOT), "")));
    RELATIVE.matcher(plain).results().forEach(each -> found.add(new Link("", each.group(1))));
    ADDRESS.matcher(plain).results().forEach(each -> found.add(new Link("", each.group())));
    Matcher hosts = HOST.matcher(plain);
    while (hosts.find()) {
      if (isDomain(hosts.group(2))) {
        found.add(new Link("", hosts.group(1)));
      }
    }
    return found;
  }

  private static boolean isDomain(String last) {
    return last.startsWith("xn--") || DOMAINS.contains(last.toLowerCase(Locale.ROOT));
  }
}
