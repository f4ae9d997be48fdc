package org.vmgen.generator.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Finds the instructions that definitions of combined ones name. */
final class PartNames {

  private final Map<String, Instruction> byName = new HashMap<>();
  private final Map<String, Instruction> byMnemonic = new HashMap<>();
  private final NameSpace declared;
  private final Diagnostics diagnostics;

  /**
   * @param instructions those without errors
   * @param declared the names of all, and of combinations
   */
  PartNames(List<Instruction> instructions, NameSpace declared, Diagnostics diagnostics) {
    this.declared = declared;
    this.diagnostics = diagnostics;
    for (Instruction instruction : instructions) {
      byName.putIfAbsent(instruction.name(), instruction);
      byMnemonic.putIfAbsent(instruction.mnemonic(), instruction);
    }
  }

  /** The instruction; one that does not exist is reported. */
  Optional<Instruction> find(VmgParser.PartNameContext context) {
    if (context.STRING() != null) {
      return mnemonic(context);
    }
    String name = Names.text(context.name());
    Instruction found = byName.get(name);
    Optional<String> what = declared.what(name);
    if (found == null && what.isEmpty()) {
      unknown(context, "'" + name + "'", byName.keySet(), byMnemonic.containsKey(name));
    } else if (found == null && what.get().equals("a combined instruction")) {
      diagnostics.report(
          Problem.UNKNOWN_PART,
          Ranges.of(context),
          "'" + name + "'",
          "it is a combined instruction: write its parts");
    }
    return Optional.ofNullable(found);
  }

  /** The identifier of an instruction or combination; one that does not exist is reported. */
  Optional<String> findReplicated(VmgParser.PartNameContext context) {
    if (context.STRING() != null) {
      return mnemonic(context).map(Instruction::name);
    }
    String name = Names.text(context.name());
    if (declared.what(name).isEmpty()) {
      unknown(context, "'" + name + "'", byName.keySet(), byMnemonic.containsKey(name));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private Optional<Instruction> mnemonic(VmgParser.PartNameContext context) {
    Optional<String> text = Literals.string(context.STRING().getText());
    if (text.isEmpty()) {
      diagnostics.report(Problem.BAD_ESCAPE, Ranges.of(context), context.getText());
      return Optional.empty();
    }
    Instruction found = byMnemonic.get(text.get());
    if (found == null) {
      unknown(context, context.getText(), byMnemonic.keySet(), false);
    }
    return Optional.ofNullable(found);
  }

  private void unknown(
      VmgParser.PartNameContext context,
      String shown,
      Collection<String> candidates,
      boolean isMnemonic) {
    Set<String> all = new LinkedHashSet<>(candidates);
    String advice =
        isMnemonic
            ? "write a mnemonic in quotes: \"" + context.getText() + "\""
            : Similar.orElse(
                shown.substring(1, shown.length() - 1),
                all,
                "a part is the identifier of an instruction, or its mnemonic in quotes");
    diagnostics.report(Problem.UNKNOWN_PART, Ranges.of(context), shown, advice);
  }
}
