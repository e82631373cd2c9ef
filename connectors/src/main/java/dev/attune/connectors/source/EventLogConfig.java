package dev.attune.connectors.source;

import dev.attune.connectors.log.LogFormat;
import dev.attune.connectors.log.line.LogException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** What the source of event logs reads, and how. */
final class EventLogConfig extends AbstractConfig {

  static final String FILES = "files";
  static final String PATTERN = "files.pattern";
  static final String FORMAT = "format";
  static final String PRODUCTS = "products.file";
  static final String TOPIC_PREFIX = "topic.prefix";
  static final String BAD_LINES = "bad.lines";
  static final String BATCH_RECORDS = "batch.max.records";
  static final String SCAN_MS = "scan.interval.ms";
  static final String SETTLE_MS = "settle.ms";
  static final String TASK_INDEX = "task.index";
  static final String TASK_COUNT = "task.count";

  private static final String DETECT = "detect";

  /** What becomes of lines that are no events. */
  enum BadLines {
    /** A record in the topic dead-letters, without the line's content. */
    DEAD_LETTERS("dead-letters"),
    /** A line in the worker's log. */
    LOG("log"),
    /** The task fails; somebody has to mend the file. */
    FAIL("fail");

    private final String key;

    BadLines(String key) {
      this.key = key;
    }

    private static List<String> keys() {
      return Arrays.stream(values()).map(kind -> kind.key).toList();
    }

    private static BadLines of(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst().orElseThrow();
    }
  }

  EventLogConfig(Map<String, ?> values) {
    super(definition(), values, false);
  }

  static ConfigDef definition() {
    return what(how(new ConfigDef()));
  }

  private static ConfigDef what(ConfigDef keys) {
    return keys.define(
            FILES,
            ConfigDef.Type.LIST,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.ValidList.anyNonDuplicateValues(false, false),
            Importance.HIGH,
            "Files and folders on the worker's machine, parted by commas; plain, gzip or zip, told by"
                + " their bytes. Of a folder all files count, at any depth.")
        .define(
            PATTERN,
            ConfigDef.Type.STRING,
            "*",
            EventLogConfig::requirePattern,
            Importance.MEDIUM,
            "Which names count in folders, as a glob such as *.jsonl.gz; names that begin with a dot"
                + " never do.")
        .define(
            FORMAT,
            ConfigDef.Type.STRING,
            DETECT,
            EventLogConfig::requireFormat,
            Importance.HIGH,
            "The format of all files: " + LogFormat.keys() + "; or " + DETECT + ", each by itself.")
        .define(
            PRODUCTS,
            ConfigDef.Type.STRING,
            null,
            Importance.LOW,
            "completejourney's table of products; products.csv.gz beside the file where not given.")
        .define(
            TOPIC_PREFIX,
            ConfigDef.Type.STRING,
            "",
            Importance.MEDIUM,
            "Put before the topics' names, with its dot, such as \"shop.\"; empty for none.");
  }

  private static ConfigDef how(ConfigDef keys) {
    return keys.define(
            BAD_LINES,
            ConfigDef.Type.STRING,
            BadLines.DEAD_LETTERS.key,
            ConfigDef.ValidString.in(BadLines.keys().toArray(String[]::new)),
            Importance.MEDIUM,
            "What becomes of lines that are no events: dead-letters for a record there, log for a line"
                + " in the worker's log, fail to stop.")
        .define(
            BATCH_RECORDS,
            ConfigDef.Type.INT,
            1_000,
            Range.between(1, 100_000),
            Importance.LOW,
            "Most records in one poll, which is one transaction where the worker is exactly-once.")
        .define(
            SCAN_MS,
            ConfigDef.Type.LONG,
            5_000L,
            Range.atLeast(10),
            Importance.LOW,
            "Pause before folders are looked at again once all is read, milliseconds.")
        .define(
            SETTLE_MS,
            ConfigDef.Type.LONG,
            2_000L,
            Range.atLeast(0),
            Importance.MEDIUM,
            "A file is read when nobody has written to it for so long, milliseconds.")
        .defineInternal(TASK_INDEX, ConfigDef.Type.INT, 0, Importance.LOW)
        .defineInternal(TASK_COUNT, ConfigDef.Type.INT, 1, Importance.LOW);
  }

  private static void requirePattern(String key, Object value) {
    try {
      matcher(String.valueOf(value));
    } catch (PatternSyntaxException e) {
      throw new ConfigException(key + " must be a glob such as *.jsonl.gz: " + e.getDescription());
    }
  }

  private static void requireFormat(String key, Object value) {
    if (DETECT.equals(value)) {
      return;
    }
    try {
      var unused = LogFormat.of(String.valueOf(value));
    } catch (LogException e) {
      throw new ConfigException(key + " must be " + DETECT + " or one of " + LogFormat.keys());
    }
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  /**
   * Where to look for files.
   *
   * @throws ConfigException where a name is no path
   */
  LogFolder folder() {
    return new LogFolder(
        getList(FILES).stream().map(EventLogConfig::path).toList(),
        matcher(getString(PATTERN)),
        Duration.ofMillis(getLong(SETTLE_MS)),
        new LogFolder.Share(getInt(TASK_INDEX), getInt(TASK_COUNT)));
  }

  private static Path path(String name) {
    try {
      return Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new ConfigException(FILES + " holds a name that is no path: " + e.getReason());
    }
  }

  Optional<LogFormat> format() {
    String key = getString(FORMAT);
    return key.equals(DETECT) ? Optional.empty() : Optional.of(LogFormat.of(key));
  }

  Optional<Path> products() {
    return Optional.ofNullable(getString(PRODUCTS)).map(Path::of);
  }

  String topic(String name) {
    return getString(TOPIC_PREFIX) + name;
  }

  BadLines badLines() {
    return BadLines.of(getString(BAD_LINES).toLowerCase(Locale.ROOT));
  }

  int batchRecords() {
    return getInt(BATCH_RECORDS);
  }

  Duration scanInterval() {
    return Duration.ofMillis(getLong(SCAN_MS));
  }
}
