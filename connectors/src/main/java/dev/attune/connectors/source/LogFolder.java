package dev.attune.connectors.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * The files that a task reads: what is named, and what lies in the folders that are named. Each
 * file belongs to one task, by its name alone, so that no task needs to know of the others.
 *
 * @param places files and folders, absolute
 * @param names which count in folders
 * @param settle how long nobody may have written to a file
 * @param share of which task
 */
record LogFolder(List<Path> places, PathMatcher names, Duration settle, Share share) {

  /** One task of many. */
  record Share(int index, int count) {
    boolean owns(Path file) {
      return Math.floorMod(file.toString().hashCode(), count) == index;
    }
  }

  /** A file as it was when it was looked at. */
  record Found(Path file, long bytes) {}

  /**
   * The settled files of this task, sorted by path.
   *
   * @throws RetriableException where a place cannot be read now, such as a disk that is away
   */
  List<Found> scan(Instant now) {
    TreeSet<Path> files = new TreeSet<>();
    places.forEach(place -> files.addAll(filesAt(place)));
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      if (share.owns(file)) {
        look(file, now, found);
      }
    }
    return found;
  }

  private List<Path> filesAt(Path place) {
    if (!Files.exists(place)) {
      throw new RetriableException("There is no file or folder at " + place);
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> inside = Files.walk(place)) {
      return inside
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(this::counts)
          .toList();
    } catch (IOException e) {
      throw new RetriableException("The folder " + place + " cannot be read: " + e, e);
    }
  }

  private boolean counts(Path file) {
    Path name = file.getFileName();
    return !name.toString().startsWith(".") && names.matches(name);
  }

  private void look(Path file, Instant now, List<Found> found) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      if (!facts.lastModifiedTime().toInstant().isAfter(now.minus(settle))) {
        found.add(new Found(file, facts.size()));
      }
    } catch (NoSuchFileException moved) {
      // Gone between two looks: whoever moved it has its reasons.
    } catch (IOException e) {
      throw new RetriableException("The file " + file + " cannot be read: " + e, e);
    }
  }
}
