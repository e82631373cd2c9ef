package dev.attune.generation.http;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.jspecify.annotations.Nullable;

/** Reads an answer up to a bound. Leaving early by an exception closes the connection. */
record AnswerReader(int mostBytes, RetryAfter retryAfter)
    implements HttpClientResponseHandler<SuccessfulHttpResponse> {

  private static final int CHUNK = 4096;

  @Override
  public SuccessfulHttpResponse handleResponse(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    byte[] body = body(response.getEntity());
    if (status / 100 != 2) {
      throw new HttpFailureException(
          status,
          new String(body, 0, Math.min(body.length, mostBytes), StandardCharsets.UTF_8),
          retryAfter.read(name -> first(response, name)));
    }
    if (body.length > mostBytes) {
      throw new GarbledAnswerException("more than " + mostBytes + " bytes");
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(headers(response))
        .body(text(body))
        .build();
  }

  /** One byte more than allowed says that there was more. */
  private byte[] body(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    int expected = (int) Math.min(entity.getContentLength(), mostBytes);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(expected > 0 ? expected : CHUNK);
    InputStream in = entity.getContent();
    byte[] chunk = new byte[CHUNK];
    int read = 0;
    while (whole.size() <= mostBytes && (read = in.read(chunk)) >= 0) {
      whole.write(chunk, 0, read);
    }
    return whole.toByteArray();
  }

  /** Strictly: a replaced character would end in an offer. */
  private static String text(byte[] body) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new GarbledAnswerException("no UTF-8");
    }
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>(1)).add(header.getValue());
    }
    return headers;
  }

  private static @Nullable String first(ClassicHttpResponse response, String name) {
    @Nullable Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
