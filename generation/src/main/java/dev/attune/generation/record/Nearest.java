package dev.attune.generation.record;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.CanonicalRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the recorded question that differs least from one that was not recorded. */
final class Nearest {

  private static final int CONTEXT_LINES = 2;

  private final List<String> asked;
  private @Nullable RecordedAnswer best;
  private @Nullable Patch<String> difference;
  private int changes = Integer.MAX_VALUE;

  private Nearest(List<String> asked) {
    this.asked = asked;
  }

  /** A sentence, and the difference as a unified diff. */
  static String to(GenerationRequest missed, Recording recording) {
    Nearest nearest = new Nearest(CanonicalRequest.of(missed).lines());
    recording.forEach(nearest::consider);
    return nearest.describe();
  }

  private void consider(RecordedAnswer answer) {
    Patch<String> patch = DiffUtils.diff(answer.request().lines(), asked);
    int size = patch.getDeltas().stream().mapToInt(Nearest::size).sum();
    if (size < changes) {
      best = answer;
      difference = patch;
      changes = size;
    }
  }

  private static int size(AbstractDelta<String> delta) {
    return delta.getSource().size() + delta.getTarget().size();
  }

  private String describe() {
    if (best == null || difference == null) {
      return "the recording is empty.";
    }
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "recorded", "asked", best.request().lines(), difference, CONTEXT_LINES);
    return "the nearest question there is that of request "
        + best.response().getRequestId()
        + ":\n"
        + String.join("\n", diff);
  }
}
