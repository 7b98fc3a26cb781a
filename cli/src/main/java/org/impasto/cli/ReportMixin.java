package org.impasto.cli;

import picocli.CommandLine.Option;

/** The options about what is printed and written besides results. */
final class ReportMixin {
  @Option(names = "--json", description = "Print one JSON object instead of a table")
  boolean json;

  @Option(names = "--overwrite", description = "Replace files that exist")
  boolean overwrite;

  @Option(names = "--quiet", description = "Print no progress, only the numbers and errors")
  boolean quiet;
}
