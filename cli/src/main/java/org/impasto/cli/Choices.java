package org.impasto.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.impasto.paint.evaluation.SearchStart;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.feedforward.TrainingOptimizer;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.iterative.ColorMode;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.stylize.ColorSource;
import org.impasto.stylize.StylePrecision;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the names that people type become the choices they mean. */
final class Choices {
  /** An optimizer, without its constants. */
  enum OptimizerKind {
    LBFGS,
    ADAM
  }

  /** A precision to store a style in. */
  enum StoredPrecision {
    FP16,
    FP32
  }

  /** A precision to paint in. Double precision is for tests of the library. */
  enum PaintPrecision {
    FP32,
    BF16,
    AUTO;

    /** The precision on {@code device}. */
    Precision on(Device device) {
      return switch (this) {
        case FP32 -> Precision.FP32;
        case BF16 -> Precision.BF16;
        case AUTO -> Precision.fastest(device);
      };
    }
  }

  private Choices() {}

  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(Preset.class, refusing(Preset::of))
        .registerConverter(Network.class, refusing(Network::of))
        .registerConverter(TrainingPreset.class, refusing(TrainingPreset::of))
        .registerConverter(TransformerWidth.class, of(TransformerWidth.class))
        .registerConverter(TrainingOptimizer.class, of(TrainingOptimizer.class))
        .registerConverter(StoredPrecision.class, of(StoredPrecision.class))
        .registerConverter(Pooling.class, of(Pooling.class))
        .registerConverter(ColorMode.class, of(ColorMode.class))
        .registerConverter(ColorSource.class, of(ColorSource.class))
        .registerConverter(StylePrecision.class, of(StylePrecision.class))
        .registerConverter(SearchStart.class, of(SearchStart.class))
        .registerConverter(OptimizerKind.class, of(OptimizerKind.class))
        .registerConverter(PaintPrecision.class, of(PaintPrecision.class));
  }

  /** The name people type for a choice. */
  static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static <T> ITypeConverter<T> refusing(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static <E extends Enum<E>> ITypeConverter<E> of(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(choice -> label(choice).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is not one of %s"
                            .formatted(
                                text,
                                Arrays.stream(type.getEnumConstants())
                                    .map(Choices::label)
                                    .collect(Collectors.joining(", ")))));
  }
}
