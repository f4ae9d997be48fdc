package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/**
 * The items of one example. From the top of each stack they are the items of the effect, with their
 * types; below lie slots that the instruction leaves alone. A value without a prefix lies where the
 * effect's item without a prefix lies that it stands for.
 */
final class ExampleItems {

  /** The longest array of items that an example spells out. */
  private static final long LONGEST = 100_000;

  private final Declarations declarations;
  private final ExampleValues values;
  private final Instruction instruction;
  private final List<List<Example.Value>> arguments;
  private final Diagnostics diagnostics;
  private final Map<Stack, Integer> counts = new HashMap<>();

  ExampleItems(
      Declarations declarations,
      ExampleValues values,
      Instruction instruction,
      List<List<Example.Value>> arguments,
      Diagnostics diagnostics) {
    this.declarations = declarations;
    this.values = values;
    this.instruction = instruction;
    this.arguments = arguments;
    this.diagnostics = diagnostics;
  }

  /**
   * The items before.
   *
   * @param mayLack whether there may be fewer than the instruction takes
   */
  List<Example.Placed> before(VmgParser.ExampleDeclContext example, boolean mayLack) {
    List<Slot> inputs = slots(instruction.effect().inputs(), true);
    List<Example.Placed> placed = place(example.before, inputs);
    for (Stack stack : declarations.states().stacks()) {
      int given = count(placed, stack);
      int taken = on(inputs, stack).size();
      counts.put(stack, given - taken);
      if (given < taken && !mayLack && placed.size() == example.before.size()) {
        diagnostics.report(
            Problem.EXAMPLE_ITEMS,
            Ranges.of(example.name()),
            "%s takes %s from stack '%s', the example gives %s"
                .formatted(instruction.name(), items(taken), stack.name(), number(given)),
            instruction.effect().text(),
            "give it all, or say that it traps: ( … -- trap underflow )");
      }
    }
    return placed;
  }

  /** The items after, where the instruction completes. */
  List<Example.Placed> after(VmgParser.ExampleDeclContext example) {
    List<Slot> all = slots(instruction.effect().outputs(), true);
    List<Slot> certain = slots(instruction.effect().outputs(), false);
    boolean optionalsThere = example.after.size() >= expected(all);
    List<Slot> outputs = optionalsThere ? all : certain;
    List<Example.Placed> placed = place(example.after, outputs);
    for (Stack stack : declarations.states().stacks()) {
      int given = count(placed, stack);
      int most = counts.get(stack) + on(all, stack).size();
      int least = counts.get(stack) + on(certain, stack).size();
      boolean free =
          instruction.properties().writes().contains(stack)
              || instruction.properties().explicit().contains(stack);
      if (!free
          && counts.get(stack) >= 0
          && placed.size() == example.after.size()
          && (given < least || given > most)) {
        diagnostics.report(
            Problem.EXAMPLE_ITEMS,
            Ranges.of(example.EFFECT_DASH().getSymbol()),
            "%s leaves %s on stack '%s', the example shows %s"
                .formatted(instruction.name(), items(most), stack.name(), number(given)),
            instruction.effect().text(),
            "the right side shows all that is there afterwards");
      }
    }
    return placed;
  }

  private int expected(List<Slot> outputs) {
    int below = counts.values().stream().mapToInt(Integer::intValue).sum();
    return below + outputs.size();
  }

  private static String items(int count) {
    return count == 1 ? "1 item" : number(count) + " items";
  }

  private static String number(int count) {
    return count == 0 ? "none" : String.valueOf(count);
  }

  // ---- placing ----------------------------------------------------------------------------------

  /** A slot of the effect: where it lies and what it holds; natural if it needs no prefix. */
  private record Slot(Stack stack, Type type, boolean natural) {}

  private List<Slot> slots(List<Item> items, boolean optionals) {
    List<Slot> slots = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Single single) {
        if (optionals || !single.optional()) {
          slots.add(slot(single.stack(), single.type(), single.typeName()));
        }
      } else if (item instanceof Item.Many many) {
        Slot slot = slot(many.stack(), many.type(), many.typeName());
        for (long i = length(many.length()); i > 0; i--) {
          slots.add(slot);
        }
      }
    }
    return slots;
  }

  private Slot slot(Stack stack, Type type, String typeName) {
    Optional<Stack> byType = declarations.alias(typeName).flatMap(TypeAlias::on);
    Stack natural = byType.orElse(declarations.states().stacks().get(0));
    return new Slot(stack, type, natural == stack);
  }

  private long length(Immediate length) {
    int index = instruction.effect().immediates().indexOf(length);
    List<Example.Value> argument = arguments.get(index);
    boolean known = argument.size() == 1 && argument.get(0) instanceof Example.Value.Bits;
    long count = known ? ((Example.Value.Bits) argument.get(0)).bits() : 0;
    return count < 0 || count > LONGEST ? 0 : count;
  }

  private static List<Slot> on(List<Slot> slots, Stack stack) {
    return slots.stream().filter(s -> s.stack == stack).toList();
  }

  private static int count(List<Example.Placed> placed, Stack stack) {
    return (int) placed.stream().filter(p -> p.stack() == stack).count();
  }

  private List<Example.Placed> place(List<VmgParser.ExampleItemContext> items, List<Slot> slots) {
    List<Optional<Stack>> stacks = stacks(items, slots);
    Map<Stack, Integer> left = new HashMap<>();
    Example.Placed[] placed = new Example.Placed[items.size()];
    for (int i = items.size() - 1; i >= 0; i--) {
      if (stacks.get(i).isEmpty()) {
        continue;
      }
      Stack stack = stacks.get(i).get();
      List<Slot> here = on(slots, stack);
      int fromTop = left.merge(stack, 1, Integer::sum);
      Type type = fromTop <= here.size() ? here.get(here.size() - fromTop).type : stack.slot();
      Optional<Example.Value> value = values.read(items.get(i), type);
      if (value.isPresent()) {
        placed[i] = new Example.Placed(stack, value.get());
      }
    }
    List<Example.Placed> result = new ArrayList<>();
    for (Example.Placed item : placed) {
      if (item != null) {
        result.add(item);
      }
    }
    return result;
  }

  private List<Optional<Stack>> stacks(List<VmgParser.ExampleItemContext> items, List<Slot> slots) {
    List<Slot> natural = slots.stream().filter(Slot::natural).toList();
    List<Optional<Stack>> stacks = new ArrayList<>(items.size());
    int next = natural.size();
    for (int i = items.size() - 1; i >= 0; i--) {
      VmgParser.ExampleItemContext item = items.get(i);
      if (item.prefix != null && !values.isMember(item)) {
        stacks.add(0, prefixed(item));
      } else {
        next--;
        stacks.add(0, next >= 0 ? Optional.of(natural.get(next).stack) : defaultStack(item));
      }
    }
    return stacks;
  }

  private Optional<Stack> defaultStack(VmgParser.ExampleItemContext item) {
    Optional<Stack> stack = declarations.states().stacks().stream().findFirst();
    if (stack.isEmpty()) {
      diagnostics.report(Problem.NO_STACK, Ranges.of(item), item.getText());
    }
    return stack;
  }

  private Optional<Stack> prefixed(VmgParser.ExampleItemContext item) {
    String prefix = Names.text(item.prefix);
    Optional<Stack> stack = declarations.states().stackWithPrefix(prefix);
    if (stack.isEmpty()) {
      diagnostics.report(
          Problem.UNKNOWN_PREFIX,
          Ranges.of(item.prefix),
          prefix,
          new ItemTypes(declarations, diagnostics).prefixAdvice(prefix));
    }
    return stack;
  }
}
