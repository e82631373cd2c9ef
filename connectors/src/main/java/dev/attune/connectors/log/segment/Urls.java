package dev.attune.connectors.log.segment;

/** Addresses of pages. */
final class Urls {

  private Urls() {}

  /** Without query string and fragment: they carry searches, tokens and other people's ids. */
  static String withoutQuery(String url) {
    int query = url.indexOf('?');
    int fragment = url.indexOf('#');
    int end = query < 0 ? url.length() : query;
    return url.substring(0, fragment < 0 ? end : Math.min(end, fragment));
  }
}
