package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A network ready to run: with {@link NetworkSessionRuntime} all that knows ONNX Runtime. May be
 * used by many threads at once.
 */
final class NetworkSession implements AutoCloseable {
  private static final int OLDEST_OPSET = 7; // that ONNX Runtime knows

  private final String source;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private boolean closed;

  private NetworkSession(String source, OrtEnvironment environment, OrtSession session) {
    this.source = source;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Prepares a network.
   *
   * @param source its name, for messages
   * @param threads for one run; 0 is one for each processor
   * @param spinning whether threads that wait keep their processor, which helps a run that is alone
   */
  static NetworkSession open(String source, ModelProto model, int threads, boolean spinning)
      throws StyleException {
    OrtEnvironment environment = NetworkSessionRuntime.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(NetworkSessionRuntime.SILENT);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setIntraOpNumThreads(threads == 0 ? processors() : threads);
      options.setMemoryPatternOptimization(false);
      options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
      return new NetworkSession(
          source, environment, environment.createSession(model.toByteArray(), options));
    } catch (OrtException e) {
      throw new StyleException(
          source,
          "the network cannot be prepared (%s) — %s"
              .formatted(brief(e), advice(e.getCode(), model)),
          e);
    }
  }

  private static String advice(OrtErrorCode code, ModelProto model) {
    if (code != OrtErrorCode.ORT_NOT_IMPLEMENTED) {
      return "a style must be a valid ONNX model — get an intact copy";
    }
    return new StyleGraph(model).opset() < OLDEST_OPSET
        ? "its operators must be of opset 7 or later — export it anew, with opset 13 or later"
        : "its operators must be known here, with their types — export it anew, in float32";
  }

  /** The runtime's own default ties threads to cores, which is slow where others use these too. */
  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The runtime's messages run over several lines and quote the whole signature. */
  private static String brief(OrtException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() > 200 ? message.substring(0, 200) + "…" : message;
  }

  /**
   * Runs the network, and gives all that comes out, in order.
   *
   * @param input the values of {@code shape}, direct
   * @param shape (N, 3, H, W)
   */
  List<Output> run(FloatBuffer input, long... shape) throws StyleException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result result = session.run(Map.of(inputName(), tensor))) {
      List<Output> outputs = new ArrayList<>();
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
        if (!(entry.getValue() instanceof OnnxTensor out)) {
          throw new StyleException(
              source, "the network gives no arrays — a style gives a picture — name a style");
        }
        FloatBuffer values = out.getFloatBuffer();
        float[] copy = new float[values == null ? 0 : values.remaining()];
        if (values != null) {
          values.get(copy);
        }
        outputs.add(new Output(copy, out.getInfo().getShape()));
      }
      return outputs;
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs a network that gives a picture of its input's size straight into {@code output}.
   *
   * @param goesOn is asked from another thread, while it runs, whether to go on
   * @throws CancellationException if it shall not
   */
  void run(FloatBuffer input, FloatBuffer output, BooleanSupplier goesOn, long... shape)
      throws StyleException {
    try (OnnxTensor in = OnnxTensor.createTensor(environment, input, shape);
        OnnxTensor out = OnnxTensor.createTensor(environment, output, shape);
        OrtSession.RunOptions run = new OrtSession.RunOptions()) {
      Termination termination = Termination.watch(goesOn, () -> terminate(run));
      try (termination) {
        session.run(Map.of(inputName(), in), Set.of(), Map.of(outputName(), out), run).close();
        termination.rethrow();
      } catch (OrtException e) {
        termination.rethrow();
        if (termination.stopped()) {
          throw new CancellationException("stopped within a picture");
        }
        throw e;
      }
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs a network of any inputs and outputs.
   *
   * @param inputs by name
   * @param outputs by name; their buffers are filled
   */
  void run(Map<String, Values> inputs, Map<String, Values> outputs) throws StyleException {
    Map<String, OnnxTensor> in = new HashMap<>();
    Map<String, OnnxTensor> out = new HashMap<>();
    try {
      for (Map.Entry<String, Values> entry : inputs.entrySet()) {
        in.put(entry.getKey(), tensor(entry.getValue()));
      }
      for (Map.Entry<String, Values> entry : outputs.entrySet()) {
        out.put(entry.getKey(), tensor(entry.getValue()));
      }
      session.run(in, Set.of(), out).close();
    } catch (OrtException e) {
      throw failed(e);
    } finally {
      in.values().forEach(OnnxTensor::close);
      out.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(Values values) throws OrtException {
    OnnxJavaType type = values.half() ? OnnxJavaType.FLOAT16 : OnnxJavaType.FLOAT;
    return OnnxTensor.createTensor(environment, values.bytes(), values.shape(), type);
  }

  private static void terminate(OrtSession.RunOptions run) {
    try {
      run.setTerminate(true);
    } catch (OrtException e) {
      throw new IllegalStateException("a run that goes on can be told to end", e);
    }
  }

  private StyleException failed(OrtException e) {
    return new StyleException(
        source,
        "the network cannot run (%s) — it must take pictures (1, 3, H, W), and memory suffice — %s"
            .formatted(brief(e), "use another style, or tiles"),
        e);
  }

  private String inputName() {
    return session.getInputNames().iterator().next();
  }

  private String outputName() {
    return session.getOutputNames().iterator().next();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a session that was opened can be closed", e);
    }
  }

  /**
   * What goes in or comes out.
   *
   * @param data direct, in native order, of at least this size
   * @param half whether in float16; otherwise in float32
   * @param shape its dimensions
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Values(ByteBuffer data, boolean half, long... shape) {
    /** The part of the buffer that these take. */
    private ByteBuffer bytes() {
      int bytes = half ? Short.BYTES : Float.BYTES;
      for (long side : shape) {
        bytes = Math.toIntExact(bytes * side);
      }
      return data.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
    }
  }

  /**
   * What came out.
   *
   * @param values all of them
   * @param shape their dimensions
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Output(float[] values, long[] shape) {}
}
