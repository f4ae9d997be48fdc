package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Reads the parameters and results of functions and externs. */
final class Signatures {

  /**
   * Parameters and results as variables; {@code complete} says whether every type is known.
   *
   * @param results a single one is named {@code result}
   */
  record Signature(List<Variable> parameters, List<Variable> results, boolean complete) {}

  private final Types types;
  private final Diagnostics diagnostics;

  Signatures(Types types, Diagnostics diagnostics) {
    this.types = types;
    this.diagnostics = diagnostics;
  }

  Signature read(VmgParser.ParamsContext params, VmgParser.ResultsContext results) {
    List<Variable> parameters = new ArrayList<>();
    int errors = diagnostics.errorCount();
    if (params != null) {
      variables(params.param(), parameters, 0, "a parameter");
    }
    List<Variable> values = new ArrayList<>();
    if (results != null && results.typeRef() != null) {
      Type type = types.of(results.typeRef()).orElse(ScalarType.I64);
      values.add(variable(parameters.size(), "result", type));
    } else if (results != null) {
      variables(results.param(), values, parameters.size(), "a result");
    }
    return new Signature(parameters, values, errors == diagnostics.errorCount());
  }

  private void variables(
      List<VmgParser.ParamContext> params, List<Variable> variables, int firstId, String what) {
    NameSpace names = new NameSpace(diagnostics);
    for (VmgParser.ParamContext param : params) {
      String name = Names.text(param.name());
      Optional<Type> type = types.of(param.typeRef());
      names.declare(name, what, Ranges.of(param.name()));
      variables.add(variable(firstId + variables.size(), name, type.orElse(ScalarType.I64)));
    }
  }

  private static Variable variable(int id, String name, Type type) {
    return new Variable(id, name, type, Variable.Kind.PARAMETER, false);
  }
}
