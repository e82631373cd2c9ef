package dev.attune.generation.http;

import java.net.ProxySelector;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets up the library's client so that nothing happens but one exchange. */
final class Connections {

  /** Beyond this an unused connection is closed; servers give up on them after about a minute. */
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /** After a pause of this length a connection is looked at before it is used again. */
  private static final TimeValue PAUSE = TimeValue.ofSeconds(1);

  /** An exchange has some kilobytes, and there are thousands of connections. */
  private static final int BUFFER_BYTES = 1024;

  private Connections() {}

  static CloseableHttpClient client(HttpSettings settings) {
    Timeout timeout = Timeout.of(settings.timeout());
    return HttpClients.custom()
        .setConnectionManager(pool(settings, timeout))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
        .evictIdleConnections(IDLE)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(HttpSettings settings, Timeout timeout) {
    Http1Config small = Http1Config.custom().setBufferSize(BUFFER_BYTES).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(settings.connections())
        .setMaxConnTotal(settings.connections())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(small).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .setValidateAfterInactivity(PAUSE)
                .build())
        .build();
  }
}
