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

/** Shows {@code -DNAME=VALUE} in helps as it is written, without a sign between. */
final class JoinedLabels implements IParamLabelRenderer {

  private static final String JOINED = "-D";

  private final IParamLabelRenderer others;

  private final ColorScheme colours;

  private JoinedLabels(IParamLabelRenderer others, ColorScheme colours) {
    this.others = others;
    this.colours = colours;
  }

  static Help help(CommandSpec command, ColorScheme colours) {
    return new Help(command, colours) {
      @Override
      public IParamLabelRenderer parameterLabelRenderer() {
        return new JoinedLabels(super.parameterLabelRenderer(), colours);
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
