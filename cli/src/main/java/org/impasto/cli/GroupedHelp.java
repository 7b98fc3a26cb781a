package org.impasto.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of options in help, those of each mixin under a heading of its own. Picocli's argument
 * groups have headings, but begin anew, and forget the rest, where an option is given twice.
 */
final class GroupedHelp implements IHelpSectionRenderer {
  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          Map.entry("recipe", "Recipe (what is not given comes from the preset):"),
          Map.entry("loss", "Content and style:"),
          Map.entry("paintings", "Paintings:"),
          Map.entry("judges", "Judges:"),
          Map.entry("look", "Result:"),
          Map.entry("lesson", "What is taught:"),
          Map.entry("about", "What the style file says of itself:"),
          Map.entry("direct", "Closure:"),
          Map.entry("compute", "Speed:"),
          Map.entry("tiles", "Memory:"),
          Map.entry("files", "Files and progress:"),
          Map.entry("downloads", "Downloads:"));

  private GroupedHelp() {}

  static void install(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedHelp());
  }

  @Override
  public String render(Help help) {
    CommandSpec spec = help.commandSpec();
    StringBuilder groups = new StringBuilder();
    Set<String> grouped = new HashSet<>();
    spec.mixins()
        .forEach(
            (name, mixin) -> {
              if (HEADINGS.containsKey(name)) {
                mixin.options().forEach(option -> grouped.add(option.longestName()));
                List<OptionSpec> options = new ArrayList<>(spec.options());
                options.removeIf(option -> mixin.findOption(option.longestName()) == null);
                groups.append(System.lineSeparator()).append(HEADINGS.get(name));
                groups.append(System.lineSeparator()).append(list(help, options));
              }
            });
    List<OptionSpec> rest = new ArrayList<>(spec.options());
    rest.removeIf(option -> grouped.contains(option.longestName()));
    return list(help, rest) + groups;
  }

  private static String list(Help help, List<OptionSpec> options) {
    return help.optionListExcludingGroups(
        options.stream().filter(option -> !option.hidden()).toList(),
        help.createDefaultLayout(),
        null,
        help.parameterLabelRenderer());
  }
}
