package org.vmgen.generator.check.action;

import java.util.Optional;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Types by their names. */
final class TypeNames {

  private TypeNames() {}

  /** The type that is named; reported if there is none. */
  static Optional<Type> resolve(
      VmgParser.TypeRefContext reference, Scope scope, Diagnostics diagnostics) {
    String name = Names.text(reference.name());
    Optional<Type> type = scope.type(name);
    if (type.isEmpty() && !scope.isBroken(name)) {
      String advice =
          Similar.orElse(
              name,
              scope.names(),
              "declare it: 'type " + name + " : i64;' or 'reftype " + name + ";'");
      diagnostics.report(Problem.UNKNOWN_TYPE, Ranges.of(reference), name, advice);
    }
    return type;
  }
}
