package dev.attune.app.server.web;

/** How a route tells of errors. */
public enum ErrorForm {
  /** {@code application/problem+json} (RFC 9457). */
  PROBLEM,
  /** {@code {"success": false, "message": …}}, as Segment answers. */
  SEGMENT
}
