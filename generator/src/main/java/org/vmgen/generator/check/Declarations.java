package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.check.action.ActionChecker;
import org.vmgen.generator.check.action.ConstantValue;
import org.vmgen.generator.check.action.Constants;
import org.vmgen.generator.check.action.Functions;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.SyntaxTree;
import org.vmgen.grammar.VmgParser;

/** Everything that a description declares besides instructions, constants and functions. */
final class Declarations implements Scope {

  private static final Set<String> SHOWN = Set.of("bool", "hex", "char");

  private final SyntaxTree tree;
  private final Diagnostics diagnostics;
  private final Types types;
  private final StateDeclarations state;
  private final ExitDeclarations exits;
  private final NameSpace typeNames;
  private final NameSpace valueNames;
  private final Constants constants;
  private final Functions functions;
  private final Map<String, TypeAlias> aliases = new LinkedHashMap<>();
  private final Map<String, Extern> externs = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();

  Declarations(SyntaxTree tree, Diagnostics diagnostics) {
    this.tree = tree;
    this.diagnostics = diagnostics;
    this.types = new Types(diagnostics);
    this.state = new StateDeclarations(types, diagnostics);
    this.typeNames = new NameSpace(diagnostics);
    this.valueNames = new NameSpace(diagnostics);
    this.constants = new Constants(this, diagnostics);
    this.functions = new Functions(this, diagnostics);
    declareTypes();
    declareState();
    resolveAliases();
    this.exits = new ExitDeclarations(tree.declarations(), types, diagnostics);
    declareExterns();
    declareShared();
  }

  // ---- what was declared ------------------------------------------------------------------------

  Types types() {
    return types;
  }

  StateDeclarations states() {
    return state;
  }

  List<TypeAlias> aliases() {
    return List.copyOf(aliases.values());
  }

  Optional<TypeAlias> alias(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  List<Trap> declaredTraps() {
    return exits.declaredTraps();
  }

  List<Extern> externs() {
    return List.copyOf(externs.values());
  }

  /** All functions, checked. */
  List<Function> functions() {
    constants.checkAll();
    functions.checkAll();
    return functions.all();
  }

  /** How large functions are once those that they call are inlined. */
  ExpandedSize sizes() {
    return functions.sizes();
  }

  EffectWords effectWords() {
    return new EffectWords(state::find, state.names(), diagnostics);
  }

  @Override
  public Optional<Type> type(VmgParser.TypeRefContext reference) {
    return types.of(reference);
  }

  @Override
  public Optional<Type> type(String name) {
    return types.find(name);
  }

  @Override
  public Optional<State> state(String name) {
    return state.find(name);
  }

  @Override
  public Optional<Extern> extern(String name) {
    return Optional.ofNullable(externs.get(name));
  }

  @Override
  public Optional<Trap> trap(String name) {
    return exits.trap(name);
  }

  @Override
  public boolean isBroken(String name) {
    return broken.contains(name)
        || types.isKnown(name) && types.find(name).isEmpty()
        || constants.isDeclared(name) && constants.value(name).isEmpty();
  }

  @Override
  public ScalarType throwType() {
    return exits.type("throws");
  }

  @Override
  public ScalarType haltType() {
    return exits.type("halts");
  }

  @Override
  public ScalarType yieldType() {
    return exits.type("yields");
  }

  @Override
  public Optional<Stack> returnStack() {
    return state.returnStack();
  }

  @Override
  public Optional<ConstantValue> constant(String name) {
    return constants.value(name);
  }

  @Override
  public List<String> enumMembers(String enumName) {
    return constants.members(enumName);
  }

  @Override
  public Optional<ConstantValue> enumMember(String enumName, String member) {
    return constants.memberValue(enumName, member);
  }

  @Override
  public boolean isFunction(String name) {
    return functions.isDeclared(name);
  }

  @Override
  public Optional<Function> function(String name, SourceRange use) {
    return functions.function(name, use);
  }

  @Override
  public Collection<String> names() {
    List<String> names = new ArrayList<>(types.names());
    names.addAll(state.names());
    names.addAll(externs.keySet());
    names.addAll(constants.names());
    names.addAll(functions.names());
    return names;
  }

  @Override
  public Collection<String> trapNames() {
    return exits.trapNames();
  }

  // ---- declaring --------------------------------------------------------------------------------

  private <T extends VmgParser.DeclarationContext> List<T> all(Class<T> kind) {
    return tree.declarations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void declareTypes() {
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.TypeDeclContext type) {
        if (canBeType(type.name(0))) {
          types.declare(Names.text(type.name(0)), type);
        }
      } else if (declaration instanceof VmgParser.ReftypeDeclContext reference) {
        if (canBeType(reference.name())) {
          types.declare(referenceType(reference));
        }
      }
    }
  }

  private boolean canBeType(VmgParser.NameContext context) {
    String name = Names.text(context);
    SourceRange range = Ranges.of(context);
    if (Types.isBuiltIn(name)) {
      diagnostics.report(Problem.BUILT_IN_NAME, range, name, "a built-in type");
      return false;
    }
    return typeNames.declare(name, "a type", range);
  }

  private ReferenceType referenceType(VmgParser.ReftypeDeclContext declaration) {
    Map<String, String> targets = new TargetStrings(diagnostics).read(declaration.targetString());
    return new ReferenceType(
        Names.text(declaration.name()),
        Optional.ofNullable(targets.get("c")),
        Optional.ofNullable(targets.get("java")));
  }

  private void resolveAliases() {
    for (VmgParser.TypeDeclContext declaration : all(VmgParser.TypeDeclContext.class)) {
      String name = Names.text(declaration.name(0));
      Optional<Type> type = types.find(name);
      Optional<Stack> on = Optional.empty();
      if (declaration.ON() != null) {
        on = state.stackNamed(declaration.name(1), type.orElse(ScalarType.I64));
        if (on.isPresent() && type.isPresent() && !SlotClasses.fits(type.get(), on.get())) {
          diagnostics.report(
              Problem.TYPE_ON_STACK,
              Ranges.of(declaration.name(1)),
              type.get().text(),
              on.get().name(),
              SlotClasses.slots(on.get()),
              "name a stack for them, such as '" + SlotClasses.declaration(type.get()) + ";'");
        }
      } else {
        on = alias(Names.text(declaration.typeRef().name())).flatMap(TypeAlias::on);
      }
      String shown = shown(declaration);
      Documentation documentation = tree.documentation(declaration);
      Optional<Stack> stack = on;
      type.ifPresent(
          t -> aliases.putIfAbsent(name, new TypeAlias(name, t, stack, shown, documentation)));
    }
  }

  private String shown(VmgParser.TypeDeclContext declaration) {
    if (declaration.SHOWN() == null) {
      return alias(Names.text(declaration.typeRef().name())).map(TypeAlias::shown).orElse("");
    }
    VmgParser.NameContext word = declaration.name(declaration.name().size() - 1);
    String shown = Names.text(word);
    if (!SHOWN.contains(shown)) {
      diagnostics.report(Problem.UNKNOWN_SHOWN, Ranges.of(word), shown);
    }
    return shown;
  }

  private void declareState() {
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      Documentation documentation = tree.documentation(declaration);
      if (declaration instanceof VmgParser.StackDeclContext stack) {
        if (free(stack.name(), "a stack")) {
          state.declare(stack, documentation);
        }
      } else if (declaration instanceof VmgParser.RegisterDeclContext register) {
        if (free(register.name(), "a register")) {
          state.declare(register, documentation);
        }
      } else if (declaration instanceof VmgParser.MemoryDeclContext memory) {
        if (free(memory.name(), "a memory")) {
          state.declare(memory, documentation);
        }
      }
    }
    for (VmgParser.RegionDeclContext region : all(VmgParser.RegionDeclContext.class)) {
      if (free(region.name(), "a region")) {
        state.declare(region, tree.documentation(region), valueNames);
      }
    }
  }

  private boolean free(VmgParser.NameContext name, String what) {
    return valueNames.declare(Names.text(name), what, Ranges.of(name));
  }

  private void declareExterns() {
    Signatures signatures = new Signatures(types, diagnostics);
    for (VmgParser.ExternDeclContext declaration : all(VmgParser.ExternDeclContext.class)) {
      String name = Names.text(declaration.name());
      Signatures.Signature signature = signatures.read(declaration.params(), declaration.results());
      List<EffectWord> effects = effectWords().read(declaration.effectWords());
      if (!callable(declaration.name(), "an extern")) {
        continue;
      }
      if (!signature.complete()) {
        broken.add(name);
        continue;
      }
      boolean standard = Ranges.of(declaration.name()).file().name().startsWith("<");
      externs.put(
          name,
          new Extern(
              name,
              externs.size(),
              signature.parameters(),
              signature.results(),
              effects,
              standard,
              tree.documentation(declaration)));
    }
  }

  /** Constants, enums and functions: checked when they are used, since that may come before. */
  private void declareShared() {
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.ConstDeclContext constant) {
        if (free(constant.name(), "a constant")) {
          constants.declare(Names.text(constant.name()), constant);
        }
      } else if (declaration instanceof VmgParser.EnumDeclContext enumeration) {
        if (free(enumeration.name(), "an enum")) {
          constants.declareEnum(Names.text(enumeration.name()), enumeration);
        }
      } else if (declaration instanceof VmgParser.FnDeclContext function) {
        if (callable(function.name(), "a function")) {
          functions.declare(Names.text(function.name()), function, tree.documentation(function));
        }
      }
    }
  }

  /** Declares the name of something that is called like a type or an intrinsic. */
  private boolean callable(VmgParser.NameContext context, String what) {
    String name = Names.text(context);
    SourceRange range = Ranges.of(context);
    if (types.isKnown(name)) {
      diagnostics.report(
          Problem.BUILT_IN_NAME, range, name, "a type: '" + name + "(x)' is a conversion");
      return false;
    }
    if (ActionChecker.intrinsic(name).isPresent()) {
      diagnostics.report(Problem.BUILT_IN_NAME, range, name, "an intrinsic");
      return false;
    }
    return valueNames.declare(name, what, range);
  }

  /** The default implementations of externs by target, relative to the description. */
  Map<String, String> externFiles() {
    List<VmgParser.TargetStringContext> all = new ArrayList<>();
    for (VmgParser.ExternsDeclContext d : all(VmgParser.ExternsDeclContext.class)) {
      all.addAll(d.targetString());
    }
    return new TargetStrings(diagnostics).files(all, tree.files().get(0));
  }
}
