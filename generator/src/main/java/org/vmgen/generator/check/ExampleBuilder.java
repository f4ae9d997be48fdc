package org.vmgen.generator.check;

import java.util.List;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.syntax.SyntaxTree;

final class ExampleBuilder {
  ExampleBuilder(
      SyntaxTree tree,
      Declarations declarations,
      List<Instruction> instructions,
      Diagnostics diagnostics) {}

  List<Example> build() {
    return List.of();
  }
}
