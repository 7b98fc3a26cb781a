package org.impasto.paint.feedforward;

/** How many feature maps a {@link TransformerNet} has. */
public enum TransformerWidth {
  /** 16, 32 and 64: 424,899 parameters; the width of the styles that ship. */
  SMALL(16),
  /** 32, 64 and 128, as the paper has them: 1,679,235 parameters, four times the work. */
  STANDARD(32);

  private final int channels;

  TransformerWidth(int channels) {
    this.channels = channels;
  }

  /** Feature maps at the size of the image. */
  public int channels() {
    return channels;
  }
}
