package dev.attune.app.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** Headers that every answer has: nothing may be guessed, framed, kept or read by strangers. */
final class Headers {

  /** What a page may load: its own files, nothing from elsewhere, no script in the text. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final List<String> origins;
  private final boolean encrypted;

  Headers(List<String> origins, boolean encrypted) {
    this.origins = List.copyOf(origins);
    this.encrypted = encrypted;
  }

  void add(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    if (encrypted) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
    String origin = ctx.header("Origin");
    if (origin != null && origins.contains(origin)) {
      ctx.header("Access-Control-Allow-Origin", origin);
      ctx.header("Vary", "Origin");
      if (ctx.method().equals(HandlerType.OPTIONS)) {
        preflight(ctx);
      }
    }
  }

  /** The question of a browser before a call to another origin; no route is asked. */
  private static void preflight(Context ctx) {
    ctx.header("Access-Control-Allow-Methods", "GET, POST");
    ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding");
    ctx.header("Access-Control-Max-Age", "600");
    ctx.status(204).skipRemainingHandlers();
  }
}
