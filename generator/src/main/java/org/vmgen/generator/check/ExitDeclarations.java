package org.vmgen.generator.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/**
 * How runs end: the kinds of traps, and the types of {@code throw}, {@code halt}, {@code yield}.
 */
final class ExitDeclarations {

  private final Types types;
  private final Diagnostics diagnostics;
  private final Map<String, Trap> traps = new LinkedHashMap<>();
  private final Map<String, ScalarType> exitTypes = new HashMap<>();

  ExitDeclarations(
      List<VmgParser.DeclarationContext> declarations, Types types, Diagnostics diagnostics) {
    this.types = types;
    this.diagnostics = diagnostics;
    NameSpace names = new NameSpace(diagnostics);
    for (VmgParser.DeclarationContext declaration : declarations) {
      if (declaration instanceof VmgParser.TrapDeclContext d) {
        trap(d, names);
      } else if (declaration instanceof VmgParser.ThrowsDeclContext d) {
        exitType(d, d.typeRef());
      } else if (declaration instanceof VmgParser.HaltsDeclContext d) {
        exitType(d, d.typeRef());
      } else if (declaration instanceof VmgParser.YieldsDeclContext d) {
        exitType(d, d.typeRef());
      }
    }
  }

  private void trap(VmgParser.TrapDeclContext declaration, NameSpace names) {
    String name = Names.text(declaration.name());
    SourceRange range = Ranges.of(declaration.name());
    if (Trap.BUILT_IN.stream().anyMatch(t -> t.name().equals(name))) {
      diagnostics.report(Problem.BUILT_IN_NAME, range, name, "a built-in trap");
    } else if (names.declare(name, "a trap", range)) {
      traps.put(name, new Trap(name, Trap.FIRST_DECLARED + traps.size()));
    }
  }

  private void exitType(
      VmgParser.DeclarationContext declaration, VmgParser.TypeRefContext reference) {
    String word = declaration.getStart().getText();
    Optional<Type> type = types.of(reference);
    if (type.isEmpty()) {
      return;
    }
    if (!(type.get() instanceof ScalarType scalar) || scalar.isFloat()) {
      diagnostics.report(Problem.EXIT_TYPE, Ranges.of(reference), word, type.get().text());
    } else if (exitTypes.putIfAbsent(word, scalar) != null) {
      diagnostics.report(Problem.DECLARED_TWICE, Ranges.of(declaration), "'" + word + "'");
    }
  }

  /** The type that {@code throws}, {@code halts} or {@code yields} declares, else i64. */
  ScalarType type(String word) {
    return exitTypes.getOrDefault(word, ScalarType.I64);
  }

  List<Trap> declaredTraps() {
    return List.copyOf(traps.values());
  }

  /** A built-in or declared trap. */
  Optional<Trap> trap(String name) {
    return all().filter(trap -> trap.name().equals(name)).findFirst();
  }

  List<String> trapNames() {
    return all().map(Trap::name).toList();
  }

  private Stream<Trap> all() {
    return Stream.concat(Trap.BUILT_IN.stream(), traps.values().stream());
  }
}
