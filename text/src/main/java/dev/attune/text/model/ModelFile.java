package dev.attune.text.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Models as files: gzip over the parts in order, with a version first. The same model gives the
 * same bytes.
 */
public final class ModelFile {

  private static final int MAGIC = 0x41544D31;
  private static final int MOST_LABELS = 64;

  private ModelFile() {}

  /**
   * Writes a model and closes the stream.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(LinearModel model, OutputStream to) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to)))) {
      out.writeInt(MAGIC);
      out.writeInt(model.labels().size());
      for (String label : model.labels()) {
        out.writeUTF(label);
      }
      out.writeInt(model.bits());
      out.writeDouble(model.threshold());
      out.writeDouble(model.rarityStep());
      out.write(model.rarity());
      for (int i = 0; i < model.coefficients().length; i++) {
        out.writeDouble(model.biases()[i]);
        out.writeDouble(model.steps()[i]);
        out.write(model.coefficients()[i]);
      }
    }
  }

  /**
   * Reads a model and closes the stream.
   *
   * @throws IOException if it cannot be read or is no model of this version
   */
  public static LinearModel read(InputStream from) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(from)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no model of this version; train it again");
      }
      int count = in.readInt();
      if (count < 2 || count > MOST_LABELS) {
        throw new IOException("a model of " + count + " labels");
      }
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        labels.add(in.readUTF());
      }
      int bits = in.readInt();
      if (bits < 8 || bits > 24) {
        throw new IOException("a model of 2^" + bits + " buckets");
      }
      double threshold = in.readDouble();
      double rarityStep = in.readDouble();
      byte[] rarity = in.readNBytes(1 << bits);
      int regressions = count == 2 ? 1 : count;
      double[] biases = new double[regressions];
      double[] steps = new double[regressions];
      byte[][] coefficients = new byte[regressions][];
      for (int i = 0; i < regressions; i++) {
        biases[i] = in.readDouble();
        steps[i] = in.readDouble();
        coefficients[i] = new byte[1 << bits];
        in.readFully(coefficients[i]);
      }
      return new LinearModel(
          labels, bits, threshold, rarityStep, rarity, biases, steps, coefficients);
    }
  }
}
