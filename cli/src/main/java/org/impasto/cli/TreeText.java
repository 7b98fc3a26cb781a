package org.impasto.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Nested maps and lists as indented lines for people. */
final class TreeText {
  private static final int INDENT = 2;

  private TreeText() {}

  /** One line for each value; what is nested is indented. */
  static String of(Map<?, ?> tree) {
    StringBuilder text = new StringBuilder();
    append(text, tree, 0);
    return text.toString();
  }

  private static void append(StringBuilder text, Map<?, ?> tree, int depth) {
    String indent = " ".repeat(INDENT * depth);
    tree.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> nested) {
            text.append(indent).append(inline(name)).append(":\n");
            append(text, nested, depth + 1);
          } else if (value instanceof List<?> list
              && list.stream().anyMatch(Map.class::isInstance)) {
            text.append(indent).append(inline(name)).append(":\n");
            list.forEach(
                item -> text.append(indent).append("  - ").append(inline(item)).append('\n'));
          } else {
            text.append(indent)
                .append(inline(name))
                .append(": ")
                .append(inline(value))
                .append('\n');
          }
        });
  }

  private static String inline(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> inline(entry.getKey()) + " " + inline(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "none"
          : list.stream().map(TreeText::inline).collect(Collectors.joining(", "));
    }
    return Printable.of(String.valueOf(value));
  }
}
