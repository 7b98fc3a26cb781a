package org.impasto.samples.canvas;

/** A color; linear light where the tracer works, sRGB-encoded on a {@link Canvas}. */
public record Rgb(double r, double g, double b) {
  public static final Rgb BLACK = new Rgb(0, 0, 0);
  public static final Rgb WHITE = new Rgb(1, 1, 1);

  /** The encoded color 0xRRGGBB. */
  public static Rgb hex(int code) {
    return new Rgb(((code >> 16) & 255) / 255.0, ((code >> 8) & 255) / 255.0, (code & 255) / 255.0);
  }

  /** The encoded color 0xRRGGBB in linear light. */
  public static Rgb light(int code) {
    Rgb c = hex(code);
    return new Rgb(decode(c.r), decode(c.g), decode(c.b));
  }

  public static Rgb gray(double v) {
    return new Rgb(v, v, v);
  }

  public Rgb plus(Rgb o) {
    return new Rgb(r + o.r, g + o.g, b + o.b);
  }

  public Rgb times(double k) {
    return new Rgb(r * k, g * k, b * k);
  }

  public Rgb times(Rgb o) {
    return new Rgb(r * o.r, g * o.g, b * o.b);
  }

  /** This color at {@code t = 0}, {@code o} at {@code t = 1}. */
  public Rgb mix(Rgb o, double t) {
    double k = Math.max(0, Math.min(1, t));
    return new Rgb(r + (o.r - r) * k, g + (o.g - g) * k, b + (o.b - b) * k);
  }

  public double luminance() {
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** Moves away from gray ({@code k > 1}) or towards it ({@code k < 1}). */
  public Rgb saturate(double k) {
    double l = luminance();
    return new Rgb(l + (r - l) * k, l + (g - l) * k, l + (b - l) * k);
  }

  public Rgb clamp() {
    return new Rgb(clamp(r), clamp(g), clamp(b));
  }

  /** Linear light to sRGB. */
  public Rgb encoded() {
    return new Rgb(encode(r), encode(g), encode(b));
  }

  private static double clamp(double v) {
    return Math.max(0, Math.min(1, v));
  }

  private static double encode(double v) {
    double c = clamp(v);
    return c <= 0.0031308 ? c * 12.92 : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
  }

  private static double decode(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
