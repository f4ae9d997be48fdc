package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.check.action.ActionChecker;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.SyntaxTree;
import org.vmgen.grammar.VmgParser;

/** Checks a description and makes its model. */
public final class ModelBuilder {

  private final SyntaxTree tree;
  private final Diagnostics diagnostics;
  private final Declarations declarations;
  private final ActionChecker actions;

  private ModelBuilder(SyntaxTree tree, Diagnostics diagnostics) {
    this.tree = tree;
    this.diagnostics = diagnostics;
    this.declarations = new Declarations(tree, diagnostics);
    this.actions = new ActionChecker(declarations, diagnostics);
  }

  /** The model of a description; empty if it has errors, which are reported. */
  public static Optional<VmModel> build(SyntaxTree tree, Diagnostics diagnostics) {
    VmModel model = new ModelBuilder(tree, diagnostics).build();
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(model);
  }

  private VmModel build() {
    Documentation machine = machine();
    String name = machineName();
    List<Function> functions = declarations.functions();
    InstructionBuilder builder = new InstructionBuilder(tree, declarations, actions, diagnostics);
    List<Instruction> instructions = builder.build();
    List<Example> examples =
        new ExampleBuilder(tree, declarations, instructions, diagnostics).build();
    StateDeclarations states = declarations.states();
    VmModel model =
        new VmModel(
            name,
            declarations.aliases(),
            declarations.types().references(),
            states.stacks(),
            states.registers(),
            states.regions(),
            states.memories(),
            declarations.throwType(),
            declarations.haltType(),
            declarations.yieldType(),
            declarations.declaredTraps(),
            declarations.externs(),
            declarations.externFiles(),
            functions,
            instructions,
            List.of(),
            List.of(),
            examples,
            onThrow(),
            onTrap(),
            tree.options(),
            tree.files().stream().map(SourceFile::name).toList(),
            machine);
    CompositeBuilder composites =
        new CompositeBuilder(tree, declarations, builder.names(), model, diagnostics);
    return model.withComposites(composites.composites(), composites.replications());
  }

  private List<VmgParser.VmDeclContext> machines() {
    return all(VmgParser.VmDeclContext.class);
  }

  private Documentation machine() {
    List<VmgParser.VmDeclContext> machines = machines();
    if (machines.isEmpty()) {
      SourceFile file = tree.files().get(0);
      diagnostics.report(Problem.MISSING_VM, file.start(), suggestedName(file.name()));
      return new Documentation(List.of(), file.name(), 1, 1);
    }
    for (VmgParser.VmDeclContext second : machines.subList(1, machines.size())) {
      diagnostics.reportWithNote(
          Problem.DECLARED_TWICE,
          Ranges.of(second),
          "declared here",
          Ranges.of(machines.get(0)),
          "the machine");
    }
    return tree.documentation(machines.get(0));
  }

  private String machineName() {
    return machines().stream().findFirst().map(m -> Names.text(m.name())).orElse("machine");
  }

  private static String suggestedName(String file) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String word = base.replaceAll("\\..*", "").replaceAll("[^a-zA-Z0-9_]", "_");
    return word.matches("[a-zA-Z_].*") ? word : "machine";
  }

  private <T extends VmgParser.DeclarationContext> List<T> all(Class<T> kind) {
    return tree.declarations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  // ---- handlers ---------------------------------------------------------------------------------

  private Optional<Handler> onThrow() {
    List<VmgParser.OnThrowDeclContext> all = all(VmgParser.OnThrowDeclContext.class);
    Optional<Handler> result = Optional.empty();
    for (VmgParser.OnThrowDeclContext d : all) {
      result = handler(d, d.name(), d.block(), declarations.throwType(), result);
    }
    return result;
  }

  private Optional<Handler> onTrap() {
    List<VmgParser.OnTrapDeclContext> all = all(VmgParser.OnTrapDeclContext.class);
    Optional<Handler> result = Optional.empty();
    for (VmgParser.OnTrapDeclContext d : all) {
      result = handler(d, d.name(), d.block(), ScalarType.I64, result);
    }
    return result;
  }

  private Optional<Handler> handler(
      VmgParser.DeclarationContext declaration,
      List<VmgParser.NameContext> names,
      VmgParser.BlockContext block,
      Type type,
      Optional<Handler> earlier) {
    if (earlier.isPresent()) {
      String what = "'on " + declaration.getChild(1).getText() + "'";
      diagnostics.report(Problem.DECLARED_TWICE, Ranges.of(declaration.getStart()), what);
      return earlier;
    }
    List<Variable> variables = new ArrayList<>();
    NameSpace parameters = new NameSpace(diagnostics);
    for (VmgParser.NameContext name : names) {
      parameters.declare(Names.text(name), "a parameter", Ranges.of(name));
      Type of =
          variables.isEmpty() ? type : variables.size() == 1 ? ScalarType.U64 : ScalarType.I64;
      variables.add(
          new Variable(variables.size(), Names.text(name), of, Variable.Kind.PARAMETER, false));
    }
    Stmt.Block checked =
        actions.block(block, new ActionContext.OfHandler(variables, variables.size()));
    String what = "on " + declaration.getChild(1).getText();
    declarations.sizes().fits(checked, what, Ranges.of(declaration.getStart()), diagnostics);
    return Optional.of(
        new Handler(
            variables.get(0),
            variables.get(1),
            variables.stream().skip(2).findFirst(),
            checked,
            tree.documentation(declaration)));
  }
}
