package dev.attune.app.privacy.scan;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.config.AppConfig;
import dev.attune.app.privacy.RawTopics;
import dev.attune.schemas.registry.SchemaRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search for erased users found, place by place. Names nobody.
 *
 * @param subject pseudonym of the user where there is one and records are sealed; null else
 * @param hits over all places; only 0 is a certificate
 */
public record Certificate(
    String tenant, @Nullable String subject, String issuedAt, long hits, List<Place> places) {

  /**
   * Searches.
   *
   * @param users who were erased; ids shorter than four bytes are not searched for
   * @param canaries what else is known of them: e-mail, name, words
   * @param folders of brokers, stores, recordings, exports, logs
   */
  public static Certificate search(
      AppConfig config,
      SchemaRegistry registry,
      Collection<String> users,
      Collection<String> canaries,
      List<Path> folders) {
    List<String> texts = new ArrayList<>(users.stream().filter(Needles::canBeFound).toList());
    texts.addAll(canaries);
    Needles needles = new Needles(texts);
    List<Place> places = new ArrayList<>();
    try (Cluster cluster = Cluster.connect(config)) {
      RawTopics topics = new RawTopics(config.clientConfig());
      places.addAll(new TopicScanner(needles, topics, new Lifetimes(cluster)).scan());
    }
    folders.forEach(folder -> places.add(new FolderScanner(needles).scan(folder)));
    registry
        .dataKeys()
        .ifPresent(keys -> {
          long held =
              users.stream()
                  .map(keys.pseudonyms()::ofRecords)
                  .filter(pseudonym -> keys.userOf(pseudonym).isPresent())
                  .count();
          places.add(new Place("data keys not destroyed", "keys", 0, held, null));
        });
    long hits = places.stream().mapToLong(Place::hits).sum();
    return new Certificate(
        config.tenant(),
        subject(registry, users),
        Instant.now().toString(),
        hits,
        List.copyOf(places));
  }

  private static @Nullable String subject(SchemaRegistry registry, Collection<String> users) {
    return users.size() == 1
        ? registry
            .dataKeys()
            .map(keys -> keys.pseudonyms().ofRecords(users.iterator().next()))
            .orElse(null)
        : null;
  }
}
