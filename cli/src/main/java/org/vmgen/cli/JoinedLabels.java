package org.vmgen.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
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
      public IParamLabelRenderer createDefaultParamLabelRenderer() {
        return new JoinedLabels(super.createDefaultParamLabelRenderer(), colours);
      }
    };
  }

  @Override
  public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
    if (argument instanceof OptionSpec option && List.of(option.names()).contains(JOINED)) {
      return colours.apply(option.paramLabel(), styles);
    }
    return others.renderParameterLabel(argument, ansi, styles);
  }

  @Override
  public String separator() {
    return others.separator();
  }
}
