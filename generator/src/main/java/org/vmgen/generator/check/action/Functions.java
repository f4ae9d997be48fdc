package org.vmgen.generator.check.action;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.check.ActionContext;
import org.vmgen.generator.check.ExpandedSize;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/**
 * The portable functions of a description. Each is checked when it is first called, so that they
 * may be declared in any order; one that calls itself is reported.
 */
public final class Functions {
  /** How many functions may wait for one another: more may overflow the generator's own stack. */
  private static final int DEEPEST = 100;

  private final Scope scope;
  private final Diagnostics diagnostics;
  private final ExpandedSize sizes = new ExpandedSize();
  private final Map<String, Declaration> declared = new LinkedHashMap<>();
  private final Map<String, Optional<Function>> checked = new HashMap<>();
  private final Deque<String> inProgress = new ArrayDeque<>();

  private record Declaration(
      VmgParser.FnDeclContext context, int index, Documentation documentation) {}

  public Functions(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  public void declare(String name, VmgParser.FnDeclContext function, Documentation documentation) {
    declared.put(name, new Declaration(function, declared.size(), documentation));
  }

  /** Checks all, so that what is wrong in unused ones is reported too. */
  public void checkAll() {
    declared.forEach((name, d) -> function(name, Ranges.of(d.context().name())));
  }

  /** The sizes of all functions without errors that were checked. */
  public ExpandedSize sizes() {
    return sizes;
  }

  public boolean isDeclared(String name) {
    return declared.containsKey(name);
  }

  public Collection<String> names() {
    return List.copyOf(declared.keySet());
  }

  /** The functions without errors, in the order of declaration. */
  public List<Function> all() {
    checkAll();
    return declared.keySet().stream().flatMap(name -> checked.get(name).stream()).toList();
  }

  /**
   * A function; empty if there is none of that name or it is wrong, which is reported.
   *
   * @param use where it is called
   */
  public Optional<Function> function(String name, SourceRange use) {
    if (checked.containsKey(name) || !declared.containsKey(name)) {
      return checked.getOrDefault(name, Optional.empty());
    } else if (inProgress.contains(name)) {
      diagnostics.report(Problem.RECURSION, use, name, cycle(name));
      checked.put(name, Optional.empty());
      return Optional.empty();
    }
    if (inProgress.size() == DEEPEST) {
      diagnostics.report(Problem.TOO_DEEP, use, DEEPEST);
      return Optional.empty();
    }
    inProgress.push(name);
    Optional<Function> function = check(name, declared.get(name));
    inProgress.pop();
    checked.putIfAbsent(name, function);
    return checked.get(name);
  }

  /** {@code f → g → f}. */
  private String cycle(String name) {
    List<String> path = new ArrayList<>();
    path.add(name);
    for (String function : inProgress) {
      path.add(0, function);
      if (function.equals(name)) {
        break;
      }
    }
    return String.join(" → ", path);
  }

  private Optional<Function> check(String name, Declaration declaration) {
    VmgParser.FnDeclContext context = declaration.context();
    int errors = diagnostics.errorCount();
    List<Variable> parameters = parameters(context);
    List<Type> results = results(context.results());
    if (diagnostics.errorCount() > errors) {
      return Optional.empty();
    }
    ActionContext.OfFunction of =
        new ActionContext.OfFunction(name, parameters, results, parameters.size());
    Stmt.Block body = new ActionChecker(scope, diagnostics).block(context.block(), of);
    if (diagnostics.errorCount() > errors) {
      return Optional.empty();
    }
    Function function =
        new Function(
            name,
            declaration.index(),
            parameters,
            results,
            body,
            Purity.isPure(body),
            declaration.documentation());
    sizes.add(function, Ranges.of(context.name()), diagnostics);
    return Optional.of(function);
  }

  private List<Variable> parameters(VmgParser.FnDeclContext context) {
    Map<String, Variable> parameters = new LinkedHashMap<>();
    if (context.params() == null) {
      return List.of();
    }
    for (VmgParser.ParamContext parameter : context.params().param()) {
      String name = Names.text(parameter.name());
      if (parameters.containsKey(name)) {
        diagnostics.report(Problem.DUPLICATE_NAME, Ranges.of(parameter), "parameter", name);
        continue;
      }
      int id = parameters.size();
      scope
          .type(parameter.typeRef())
          .ifPresent(
              type ->
                  parameters.put(
                      name, new Variable(id, name, type, Variable.Kind.PARAMETER, false)));
    }
    return List.copyOf(parameters.values());
  }

  private List<Type> results(VmgParser.ResultsContext context) {
    if (context == null) {
      return List.of();
    }
    List<VmgParser.TypeRefContext> references =
        context.typeRef() != null
            ? List.of(context.typeRef())
            : context.param().stream().map(VmgParser.ParamContext::typeRef).toList();
    return references.stream().flatMap(reference -> scope.type(reference).stream()).toList();
  }
}
