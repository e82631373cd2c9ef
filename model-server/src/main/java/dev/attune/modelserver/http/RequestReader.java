package dev.attune.modelserver.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a request out of Netty's form. */
final class RequestReader {

  private RequestReader() {}

  static Request read(FullHttpRequest message, Duration at) {
    String uri = message.uri();
    int mark = uri.indexOf('?');
    Map<String, String> headers = new LinkedHashMap<>();
    message
        .headers()
        .forEach(header ->
            headers.merge(
                header.getKey().toLowerCase(Locale.ROOT),
                header.getValue(),
                (first, second) -> first + ", " + second));
    return new Request(
        message.method().name(),
        mark < 0 ? uri : uri.substring(0, mark),
        mark < 0 ? Map.of() : query(uri),
        headers,
        ByteBufUtil.getBytes(message.content()),
        at);
  }

  private static Map<String, String> query(String uri) {
    Map<String, String> query = new LinkedHashMap<>();
    new QueryStringDecoder(uri)
        .parameters()
        .forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }
}
