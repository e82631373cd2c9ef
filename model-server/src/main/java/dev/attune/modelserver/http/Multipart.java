package dev.attune.modelserver.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a form with files ({@code multipart/form-data}, RFC 7578). */
public final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";\r\n]*)\"?");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";\r\n]*)\"?");
  private static final String LINE = "\r\n";

  private final List<Part> parts;

  private Multipart(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** One field of a form. */
  public static final class Part {
    private final String name;
    private final @Nullable String fileName;
    private final byte[] content;

    private Part(String name, @Nullable String fileName, byte[] content) {
      this.name = name;
      this.fileName = fileName;
      this.content = content;
    }

    /** Null where it is no file. */
    public @Nullable String fileName() {
      return fileName;
    }

    /** The bytes as they came, not a copy. */
    public byte[] content() {
      return content;
    }

    /** As UTF-8. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /** The form in a request; empty where it holds none. */
  public static Optional<Multipart> in(Request request) {
    Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
    return boundary.find()
        ? Optional.of(new Multipart(parts(request.body(), boundary.group(1))))
        : Optional.empty();
  }

  /** The field of that name. */
  public Optional<Part> part(String name) {
    return parts.stream().filter(part -> part.name.equals(name)).findFirst();
  }

  private static List<Part> parts(byte[] body, String boundary) {
    // Each byte becomes one character and back: texts can be searched, bytes stay what they are.
    String text = LINE + new String(body, StandardCharsets.ISO_8859_1);
    String mark = LINE + "--" + boundary;
    List<Part> parts = new ArrayList<>();
    int start = text.indexOf(mark);
    while (start >= 0) {
      int end = text.indexOf(mark, start + mark.length());
      if (end >= 0) {
        parse(text.substring(start + mark.length(), end)).ifPresent(parts::add);
      }
      start = end;
    }
    return parts;
  }

  private static Optional<Part> parse(String text) {
    int blank = text.indexOf(LINE + LINE);
    if (blank < 0) {
      return Optional.empty();
    }
    String head = text.substring(0, blank);
    Matcher name = NAME.matcher(head);
    Matcher fileName = FILE_NAME.matcher(head);
    byte[] content =
        text.substring(blank + 2 * LINE.length()).getBytes(StandardCharsets.ISO_8859_1);
    return name.find()
        ? Optional.of(new Part(name.group(1), fileName.find() ? fileName.group(1) : null, content))
        : Optional.empty();
  }
}
