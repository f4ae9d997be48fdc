package org.vmgen.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How helps look: {@code -DNAME=VALUE} is shown as it is written, without a sign between, and
 * parameters stand before options that take all words that follow, as they have to.
 */
final class HelpLayout implements IParamLabelRenderer {

  private static final String JOINED = "-D";

  private final IParamLabelRenderer others;

  private final ColorScheme colours;

  private HelpLayout(IParamLabelRenderer others, ColorScheme colours) {
    this.others = others;
    this.colours = colours;
  }

  static Help help(CommandSpec command, ColorScheme colours) {
    return new Help(command, colours) {
      @Override
      public IParamLabelRenderer parameterLabelRenderer() {
        return new HelpLayout(super.parameterLabelRenderer(), colours);
      }

      @Override
      protected String makeSynopsisFromParts(
          int headingLength,
          Text options,
          Text groups,
          Text endOfOptions,
          Text parameters,
          Text commands) {
        return WrongUsage.greedy(command).isEmpty()
            ? super.makeSynopsisFromParts(
                headingLength, options, groups, endOfOptions, parameters, commands)
            : insertSynopsisCommandName(
                headingLength, parameters.concat(options).concat(groups).concat(commands));
      }

      @Override
      public IOptionRenderer createDefaultOptionRenderer() {
        IOptionRenderer all = super.createDefaultOptionRenderer();
        return (option, labels, scheme) -> {
          Text[][] rows = all.render(option, labels, scheme);
          return isJoined(option) ? joined(rows, option, scheme) : rows;
        };
      }
    };
  }

  private static boolean isJoined(ArgSpec argument) {
    return argument instanceof OptionSpec option && List.of(option.names()).contains(JOINED);
  }

  /** The columns are: mark, short name, a sign, long name with label, description. */
  private static Text[][] joined(Text[][] rows, OptionSpec option, ColorScheme colours) {
    rows[0][1] = colours.text("");
    rows[0][2] = colours.text("");
    rows[0][3] = colours.optionText(JOINED).concat(colours.optionParamText(option.paramLabel()));
    return rows;
  }

  @Override
  public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
    return isJoined(argument)
        ? colours.apply(argument.paramLabel(), styles)
        : others.renderParameterLabel(argument, ansi, styles);
  }

  @Override
  public String separator() {
    return others.separator();
  }
}
