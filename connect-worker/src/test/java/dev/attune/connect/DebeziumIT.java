package dev.attune.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.schemas.registry.SchemaRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;

/**
 * The ready configuration of Debezium, against a real PostgreSQL. Takes about 20 s, because
 * database, broker and worker are started for it alone: it is skipped where there is no PostgreSQL.
 */
class DebeziumIT {

  private static final Path DEPLOYED =
      Path.of("..", "deploy", "connect", "debezium-postgres-orders.json");

  private static final String TABLE =
      """
      CREATE TABLE orders (
        order_id bigint PRIMARY KEY, user_id text NOT NULL, status text NOT NULL,
        total numeric(12,2), currency text, coupon text, lines jsonb NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now());
      ALTER TABLE orders REPLICA IDENTITY FULL;
      """;

  private static final String INSERT =
      """
      INSERT INTO orders (order_id, user_id, status, total, currency, lines) VALUES
        (%d, 'anna', '%s', 66.40, 'EUR',
         '[{"product_id":"p1","name":"Kettle","price":33.20,"quantity":2}]');
      """;

  private static Map<String, String> deployed(Postgres postgres) throws Exception {
    record Deployed(String name, Map<String, String> config) {}
    Deployed deployed =
        JsonMapper.builder().build().readValue(DEPLOYED.toFile(), new TypeReference<Deployed>() {});
    Map<String, String> config = new HashMap<>(deployed.config());
    config.put("database.hostname", "127.0.0.1");
    config.put("database.port", Integer.toString(postgres.port()));
    config.put("database.user", "attune");
    config.put("database.password", "not asked for");
    config.put("database.dbname", "postgres");
    return config;
  }

  @Test
  void shouldMakePurchasesOfOrdersWhenTheirRowsChange() throws Exception {
    Optional<Path> programs = Postgres.programs();
    assumeTrue(
        programs.isPresent(),
        "SKIPPED: PostgreSQL is not installed (Debian: apt install postgresql)");
    Path debezium = Path.of("target", "debezium").toAbsolutePath();

    // Given
    try (Postgres postgres = Postgres.start(programs.get(), WorkerSettings.freePort());
        Connection connection = postgres.connect();
        Statement sql = connection.createStatement();
        Cluster cluster = Cluster.start();
        SchemaRegistry schemas = cluster.openRegistry();
        ConnectWorker worker = ConnectWorker.start(cluster.worker(debezium));
        KafkaConsumer<String, PurchaseEvent> consumer =
            cluster.consumer(cluster.topics().purchases(), schemas)) {
      sql.execute(TABLE);
      sql.execute(INSERT.formatted(1, "paid"));
      sql.execute(INSERT.formatted(2, "open"));
      worker.put("orders", deployed(postgres));
      List<PurchaseEvent> seen = new ArrayList<>();
      awaitEvents(consumer, seen, 1, worker);

      // When
      sql.execute("UPDATE orders SET status = 'paid', updated_at = now() WHERE order_id = 2");
      sql.execute("UPDATE orders SET coupon = 'X' WHERE order_id = 2");
      sql.execute("UPDATE orders SET status = 'refunded', updated_at = now() WHERE order_id = 1");
      sql.execute("DELETE FROM orders WHERE order_id = 2");
      sql.execute(INSERT.formatted(3, "paid"));

      // Then
      awaitEvents(consumer, seen, 4, worker);
      assertThat(seen)
          .extracting(PurchaseEvent::getOrderId, PurchaseEvent::getType)
          .containsExactly(
              tuple("1", PurchaseType.ORDER_COMPLETED),
              tuple("2", PurchaseType.ORDER_COMPLETED),
              tuple("1", PurchaseType.ORDER_REFUNDED),
              tuple("3", PurchaseType.ORDER_COMPLETED));
      assertThat(seen.getFirst().getHeader().getUserId()).isEqualTo("anna");
      assertThat(seen.getFirst().getTotal()).isEqualByComparingTo(new BigDecimal("66.40"));
      assertThat(seen.getFirst().getLines().getFirst().getQuantity()).isEqualTo(2);
    }
  }

  private static void awaitEvents(
      KafkaConsumer<String, PurchaseEvent> consumer,
      List<PurchaseEvent> seen,
      int wanted,
      ConnectWorker worker)
      throws Exception {
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> {
            assertThat(worker.status("orders")).doesNotContain("FAILED");
            consumer.poll(Duration.ofMillis(200)).forEach(message -> seen.add(message.value()));
            return seen.size() >= wanted;
          });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError(worker.status("orders"), e);
    }
  }
}
