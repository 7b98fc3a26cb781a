package org.impasto.paint.weights;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keras weight files in HDF5. Takes the convolutions, gives for each layer {@code L} the arrays
 * {@code L.weight} (out, in, kh, kw), stored by Keras as (kh, kw, in, out), and {@code L.bias}
 * (out). Layers of other kinds are left out.
 *
 * <p>A layer is a group at the root or under {@code model_weights}; its datasets lie directly in it
 * ({@code block1_conv1_W_1:0}) or some groups deeper ({@code block1_conv1/kernel:0}). They are told
 * apart by their rank, since their names changed between Keras versions. Links out of the file are
 * not followed.
 */
final class KerasHdf5 {

  private static final int DEEPEST = 8;
  private static final int MOST_INFLATED = 16;

  private final String source;
  private final int fileSize;
  private final Map<String, WeightArray> arrays = new LinkedHashMap<>();

  private KerasHdf5(String source, int fileSize) {
    this.source = source;
    this.fileSize = fileSize;
  }

  static Weights parse(String source, String sha256, byte[] file) throws WeightException {
    KerasHdf5 reader = new KerasHdf5(source, file.length);
    Map<String, String> metadata;
    try (HdfFile hdf = HdfFile.fromByteBuffer(ByteBuffer.wrap(file))) {
      Node inner = hdf.getChild("model_weights");
      Group root = inner instanceof Group group && !inner.isLink() ? group : hdf;
      reader.readLayers(root);
      metadata = metadata(root);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // jHDF reports damage by whatever the damaged numbers led to.
      throw new WeightException(
          "%s cannot be read as HDF5 (%s) — it is cut or damaged — get it again"
              .formatted(source, Reason.of(e)),
          e);
    }
    if (reader.arrays.isEmpty()) {
      throw new WeightException(
          "%s has no convolutions — Keras weights have a group for each layer — give the weights of a VGG"
              .formatted(source));
    }
    return Weights.of(source, sha256, metadata, reader.arrays);
  }

  private void readLayers(Group root) throws WeightException {
    Map<String, Node> children = root.getChildren();
    Set<String> names = new LinkedHashSet<>(layerNames(root));
    names.retainAll(children.keySet());
    names.addAll(children.keySet());
    for (String name : names) {
      if (children.get(name) instanceof Group layer && !layer.isLink()) {
        List<Dataset> datasets = new ArrayList<>();
        collect(layer, DEEPEST, datasets);
        readLayer(name, datasets);
      }
    }
  }

  private static List<String> layerNames(Group root) {
    Attribute names = root.getAttribute("layer_names");
    return names != null && names.getData() instanceof String[] array
        ? Arrays.asList(array)
        : List.of();
  }

  private static void collect(Group group, int depth, List<Dataset> found) {
    for (Node child : group.getChildren().values()) {
      if (child.isLink() || depth == 0) {
        continue;
      }
      if (child instanceof Dataset dataset) {
        found.add(dataset);
      } else if (child instanceof Group inner) {
        collect(inner, depth - 1, found);
      }
    }
  }

  private void readLayer(String layer, List<Dataset> datasets) throws WeightException {
    List<Dataset> kernels = ofRank(4, datasets);
    List<Dataset> biases = ofRank(1, datasets);
    if (kernels.isEmpty()) {
      return;
    }
    if (kernels.size() > 1 || biases.size() > 1) {
      throw new WeightException(
          "%s has %d kernels and %d biases in layer %s — a convolution has one of each — give the weights of a VGG"
              .formatted(source, kernels.size(), biases.size(), layer));
    }
    WeightArray weight = outFirst(floats(kernels.get(0)), kernels.get(0).getDimensions());
    arrays.put(layer + ".weight", weight);
    if (!biases.isEmpty()) {
      float[] bias = floats(biases.get(0));
      if (bias.length != weight.shape()[0]) {
        throw damaged(
            biases.get(0), bias.length + " numbers for " + weight.shape()[0] + " filters");
      }
      arrays.put(layer + ".bias", WeightArray.owning(bias, new long[] {bias.length}));
    }
  }

  private static List<Dataset> ofRank(int rank, List<Dataset> datasets) {
    return datasets.stream().filter(d -> d.getDimensions().length == rank).toList();
  }

  private float[] floats(Dataset dataset) throws WeightException {
    long elements = WeightArray.elements(dataset.getDimensionsAsLong());
    if (!isPlausible(elements)
        || (dataset instanceof ChunkedDataset chunked
            && !isPlausible(
                WeightArray.elements(
                    Arrays.stream(chunked.getChunkDimensions()).asLongStream().toArray())))) {
      throw damaged(dataset, "an array " + Arrays.toString(dataset.getDimensionsAsLong()));
    }
    Object data = dataset.getDataFlat();
    if (data instanceof float[] floats && floats.length == elements) {
      return floats;
    }
    if (data instanceof double[] doubles && doubles.length == elements) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    throw damaged(dataset, data.getClass().getSimpleName());
  }

  /**
   * Weights hardly compress: a number far beyond the file's size is damage, and too much memory.
   */
  private boolean isPlausible(long elements) {
    return elements > 0 && elements <= (long) MOST_INFLATED * fileSize / Float.BYTES;
  }

  private WeightException damaged(Dataset dataset, String what) {
    return new WeightException(
        "%s holds %s in %s, which cannot be — it is damaged or not the weights of a VGG — get it again"
            .formatted(source, what, dataset.getPath()));
  }

  /** (kh, kw, in, out) to (out, in, kh, kw). */
  private static WeightArray outFirst(float[] data, int[] dims) {
    int positions = dims[0] * dims[1];
    int in = dims[2];
    int out = dims[3];
    float[] turned = new float[data.length];
    for (int p = 0; p < positions; p++) {
      for (int i = 0; i < in; i++) {
        int row = (p * in + i) * out;
        for (int o = 0; o < out; o++) {
          turned[(o * in + i) * positions + p] = data[row + o];
        }
      }
    }
    return WeightArray.owning(turned, new long[] {out, in, dims[0], dims[1]});
  }

  private static Map<String, String> metadata(Group root) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : List.of("backend", "keras_version")) {
      Attribute attribute = root.getAttribute(name);
      if (attribute != null && attribute.getData() instanceof String text) {
        texts.put(name, text);
      }
    }
    return texts;
  }
}
