package org.impasto.paint.iterative;

/** Which Impasto this is, for the record of how something was made. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Such as {@code 0.1.0}; {@code development} where it was not built as a jar. */
  public static String current() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
