package org.vmgen.generator.check;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Which type an item has and on which stack it lies. */
final class ItemTypes {

  /** A type with the name that the description uses for it. */
  record Named(String name, Type type) {}

  private final Declarations declarations;
  private final Diagnostics diagnostics;

  ItemTypes(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /**
   * The type that is written, or else the one that types the item by its first letters.
   *
   * @param written may be null
   */
  Optional<Named> of(VmgParser.ItemNameContext item, VmgParser.ItemTypeContext written) {
    Types types = declarations.types();
    if (written != null) {
      String name = Names.text(written.name());
      return types.of(written.name()).map(type -> new Named(name, type));
    }
    String name = Names.text(item);
    Optional<String> typing = types.typing(name);
    if (typing.isEmpty()) {
      diagnostics.report(Problem.UNTYPED_ITEM, Ranges.of(item), name, adviceFor(name));
    }
    return typing.flatMap(t -> types.find(t).map(type -> new Named(t, type)));
  }

  private String adviceFor(String item) {
    Optional<String> start = declarations.types().starting(item);
    if (start.isPresent()) {
      String type = start.get();
      String capital = type + Character.toUpperCase(item.charAt(0)) + item.substring(1);
      return "type '%s' types a name that goes on with a digit, '_' or a capital letter: write '%s', or '%s: %s'"
          .formatted(type, capital, item, type);
    }
    List<String> aliases = declarations.aliases().stream().map(TypeAlias::name).toList();
    String declared =
        aliases.isEmpty() ? "" : " (types declared: " + String.join(" ", aliases) + ")";
    return "say it: '%s: i64', or declare 'type %s : i64;'%s".formatted(item, item, declared);
  }

  /** The stack of an item: by prefix, by its type's declaration, else the default stack. */
  Optional<Stack> stack(
      VmgParser.StackItemContext item, VmgParser.ItemNameContext itemName, Named type) {
    StateDeclarations states = declarations.states();
    String name = Names.text(itemName);
    Optional<Stack> stack;
    if (item.prefix != null) {
      String prefix = Names.text(item.prefix);
      stack = states.stackWithPrefix(prefix);
      if (stack.isEmpty()) {
        diagnostics.report(
            Problem.UNKNOWN_PREFIX, Ranges.of(item.prefix), prefix, prefixAdvice(prefix));
        return Optional.empty();
      }
    } else {
      stack =
          declarations
              .alias(type.name())
              .flatMap(TypeAlias::on)
              .or(() -> states.stacks().stream().findFirst());
      if (stack.isEmpty()) {
        diagnostics.report(Problem.NO_STACK, Ranges.of(itemName), name);
        return Optional.empty();
      }
    }
    if (!SlotClasses.fits(type.type(), stack.get())) {
      diagnostics.report(
          Problem.SLOT_CLASS,
          Ranges.of(itemName),
          name,
          StateDeclarations.called(type.type().slotClass()) + " (" + type.type().text() + ")",
          stack.get().name(),
          SlotClasses.slots(stack.get()),
          slotAdvice(name, type));
      return Optional.empty();
    }
    return stack;
  }

  /** What to write instead of a prefix that no stack has. */
  String prefixAdvice(String prefix) {
    List<Stack> stacks = declarations.states().stacks();
    List<String> prefixes = stacks.stream().map(Stack::prefix).filter(p -> !p.isEmpty()).toList();
    Optional<Stack> named = stacks.stream().filter(s -> s.name().equals(prefix)).findFirst();
    if (named.isPresent()) {
      return named.get().prefix().isEmpty()
          ? "give it one: 'stack " + prefix + " : " + named.get().slot().text() + " prefix S;'"
          : "its prefix is '" + named.get().prefix() + "'";
    }
    return Similar.orElse(
        prefix,
        prefixes,
        prefixes.isEmpty()
            ? "declare one: 'stack ret : i64 prefix " + prefix + ";'"
            : "the prefixes are " + String.join(", ", prefixes));
  }

  /** Names a stack that could hold the item, or a declaration of one. */
  private String slotAdvice(String item, Named type) {
    Optional<Stack> other =
        declarations.states().stacks().stream()
            .filter(s -> SlotClasses.fits(type.type(), s))
            .findFirst();
    String alias = declarations.alias(type.name()).isPresent() ? type.name() : "t";
    if (other.isEmpty()) {
      return "declare a stack for such items: '" + SlotClasses.declaration(type.type()) + ";'";
    }
    Stack stack = other.get();
    String byType = "'type " + alias + " : " + type.type().text() + " on " + stack.name() + ";'";
    return stack.prefix().isEmpty()
        ? "declare " + byType
        : "write '" + stack.prefix() + "." + item + "', or declare " + byType;
  }
}
