package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vmgen.generator.combine.Combinable;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.SyntaxTree;
import org.vmgen.grammar.VmgParser;

/** Makes the combined instructions of a description, and says which of them cannot work. */
final class CompositeBuilder {

  /** The most parts of a combination: selection looks that far ahead at each instruction. */
  static final int MOST_PARTS = 64;

  /** The most bodies of one instruction. */
  static final int MOST_COPIES = 64;

  private record Definition(String name, SourceRange range) {}

  private final SyntaxTree tree;
  private final NameSpace names;
  private final VmModel model;
  private final Diagnostics diagnostics;
  private final PartNames instructions;
  private final PartOperands operands;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final ExpandedSize sizes;

  /**
   * @param names of the instructions; those of combinations are added
   * @param model without combinations
   */
  CompositeBuilder(
      SyntaxTree tree,
      Declarations declarations,
      NameSpace names,
      VmModel model,
      Diagnostics diagnostics) {
    this.tree = tree;
    this.names = names;
    this.model = model;
    this.diagnostics = diagnostics;
    this.instructions = new PartNames(model.instructions(), names, diagnostics);
    this.sizes = declarations.sizes();
    this.operands = new PartOperands(declarations, diagnostics);
  }

  /** The combinations without errors. */
  List<Composite> composites() {
    List<Composite> composites = new ArrayList<>();
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.SuperDeclContext several) {
        composite(several, several.name(), several.part()).ifPresent(composites::add);
      } else if (declaration instanceof VmgParser.SpecDeclContext special) {
        composite(special, special.name(), special.part()).ifPresent(composites::add);
      }
    }
    return composites;
  }

  private Optional<Composite> composite(
      VmgParser.DeclarationContext declaration,
      VmgParser.NameContext nameContext,
      List<VmgParser.PartContext> contexts) {
    String name = Names.text(nameContext);
    int errors = diagnostics.errorCount();
    boolean free = names.declare(name, "a combined instruction", Ranges.of(nameContext));
    List<Composite.Part> parts = new ArrayList<>();
    boolean known = true;
    for (VmgParser.PartContext context : contexts) {
      Optional<Composite.Part> part =
          instructions.find(context.partName()).flatMap(i -> operands.read(context, i));
      part.ifPresent(parts::add);
      known &= part.isPresent();
    }
    if (!free || !known) {
      return Optional.empty();
    }
    if (contexts.size() > MOST_PARTS) {
      diagnostics.report(
          Problem.NUMBER_RANGE,
          Ranges.of(contexts.get(MOST_PARTS)),
          "the number of parts",
          contexts.size(),
          "2 to " + MOST_PARTS);
    }
    checkKind(declaration, name, nameContext, parts);
    checkParts(name, contexts, parts);
    Composite composite = new Composite(name, parts, tree.documentation(declaration));
    Definition same =
        definitions.putIfAbsent(key(parts), new Definition(name, Ranges.of(nameContext)));
    if (same != null) {
      diagnostics.reportWithNote(
          Problem.SAME_COMBINATION,
          Ranges.of(nameContext),
          "defined here",
          same.range,
          name,
          same.name);
    }
    return diagnostics.errorCount() > errors ? Optional.empty() : Optional.of(composite);
  }

  /** The same for the same combination, however its values are written. */
  private static String key(List<Composite.Part> parts) {
    return parts.stream()
        .map(
            p -> p.instruction().name() + p.operands().stream().map(CompositeBuilder::key).toList())
        .collect(Collectors.joining(" "));
  }

  private static String key(Composite.Operand operand) {
    if (operand instanceof Composite.Operand.Bound bound) {
      return Long.toString(bound.bits());
    }
    return operand instanceof Composite.Operand.Same same ? "=" + same.index() : "_";
  }

  private void checkKind(
      VmgParser.DeclarationContext declaration,
      String name,
      VmgParser.NameContext at,
      List<Composite.Part> parts) {
    boolean bound =
        parts.stream()
            .flatMap(p -> p.operands().stream())
            .anyMatch(o -> !(o instanceof Composite.Operand.Open));
    if (declaration instanceof VmgParser.SpecDeclContext && !bound) {
      diagnostics.report(Problem.NOTHING_BOUND, Ranges.of(at), name);
    } else if (parts.size() == 1 && !bound) {
      diagnostics.report(Problem.ONE_PART, Ranges.of(at), name, parts.get(0).instruction().name());
    }
  }

  private void checkParts(
      String name, List<VmgParser.PartContext> contexts, List<Composite.Part> parts) {
    long size = 0;
    for (int i = 0; i < parts.size(); i++) {
      Instruction instruction = parts.get(i).instruction();
      boolean last = i == parts.size() - 1;
      Optional<Combinable.Reason> obstacle = Combinable.obstacle(model, instruction, i == 0, last);
      if (obstacle.isPresent()) {
        String role = parts.size() == 1 ? "specialized" : "part " + (i + 1) + " of " + name;
        diagnostics.report(
            Problem.CANNOT_COMBINE,
            Ranges.of(contexts.get(i)),
            instruction.name(),
            role,
            obstacle.get().why(),
            obstacle.get().advice());
      } else if (instruction.body() instanceof Body.Action action) {
        size += sizes.of(action.block());
        if (size > ExpandedSize.LIMIT) {
          diagnostics.report(
              Problem.TOO_LARGE, Ranges.of(contexts.get(i)), name, ExpandedSize.LIMIT);
          return;
        }
      }
    }
  }

  // ---- replicas ---------------------------------------------------------------------------------

  /** Who is replicated; to be asked after {@link #composites}. */
  List<Replication> replications() {
    Map<String, Replication> replications = new LinkedHashMap<>();
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.ReplicateDeclContext replicate) {
        Optional<String> name = instructions.findReplicated(replicate.partName());
        OptionalInt copies = copies(replicate);
        if (name.isEmpty() || copies.isEmpty()) {
          continue;
        }
        Replication replication =
            new Replication(name.get(), copies.getAsInt(), tree.documentation(declaration));
        if (replications.putIfAbsent(name.get(), replication) != null) {
          diagnostics.report(
              Problem.DECLARED_TWICE,
              Ranges.of(replicate.partName()),
              "the number of copies of '" + name.get() + "'");
        }
      }
    }
    return List.copyOf(replications.values());
  }

  private OptionalInt copies(VmgParser.ReplicateDeclContext declaration) {
    var number = Literals.integer(declaration.INT().getText());
    if (number.bitLength() > 31 || number.intValue() < 2 || number.intValue() > MOST_COPIES) {
      diagnostics.report(
          Problem.NUMBER_RANGE,
          Ranges.of(declaration.INT().getSymbol()),
          "the number of copies",
          number,
          "2 to " + MOST_COPIES);
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.intValue());
  }
}
