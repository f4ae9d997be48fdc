package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Value;

/**
 * Finds instructions that make given stacks of others: by best-first search over instructions that
 * only move and compute.
 */
final class Repair {
  private static final int MOST_EXPANDED = 120;

  private final List<Template> safe;

  Repair(Catalogue catalogue) {
    safe =
        catalogue.safe().stream()
            .filter(t -> t.info().immediates().stream().noneMatch(ImmediateInfo::array))
            .filter(t -> t.info().immediates().stream().noneMatch(i -> i.type() == ValueType.CODE))
            .toList();
  }

  private record Node(
      StackState state,
      Optional<Node> from,
      Template by,
      List<Program.Operand> operands,
      int cost,
      int distance) {}

  /**
   * The instructions, empty if none are found.
   *
   * @param small whether numbers that are pushed are to be good as indexes
   */
  Optional<List<Program.Instruction>> between(
      StackState from, StackState to, Random random, boolean small) {
    Values values = new Values(random);
    List<Template> order = new ArrayList<>(safe);
    Collections.shuffle(order, random);
    PriorityQueue<Node> open =
        new PriorityQueue<>(Comparator.comparingInt(node -> node.cost() + 2 * node.distance()));
    open.add(new Node(from, Optional.empty(), null, List.of(), 0, distance(from, to)));
    for (int expanded = 0; expanded < MOST_EXPANDED && !open.isEmpty(); expanded++) {
      Node node = open.poll();
      if (node.distance() == 0) {
        return Optional.of(path(node));
      }
      int[] common = new int[to.count()];
      for (int stack = 0; stack < common.length; stack++) {
        common[stack] = common(node.state(), to, stack);
      }
      for (Template template : order) {
        List<ItemInfo> items = template.info().inputs();
        if (template.isReady(node.state(), common, items)) {
          List<Program.Operand> operands =
              template.info().immediates().stream().map(i -> values.of(i.type(), small)).toList();
          StackState after = template.after(node.state(), template.falls().orElseThrow(), operands);
          int distance = distance(after, to);
          if (distance < node.distance() + 2) {
            int cost = node.cost() + 1;
            open.add(new Node(after, Optional.of(node), template, operands, cost, distance));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Program.Instruction> path(Node end) {
    List<Program.Instruction> path = new ArrayList<>();
    for (Node node = end; node.from().isPresent(); node = node.from().get()) {
      path.add(0, new Program.Instruction(node.by().opcode(), node.operands()));
    }
    return path;
  }

  /** How many items are too many or missing. */
  private static int distance(StackState from, StackState to) {
    int distance = 0;
    for (int stack = 0; stack < to.count(); stack++) {
      int common = common(from, to, stack);
      distance += from.depth(stack) + to.depth(stack) - 2 * common;
    }
    return distance;
  }

  /** How many items from the bottom are already as they have to be. */
  private static int common(StackState from, StackState to, int stack) {
    int most = Math.min(from.depth(stack), to.depth(stack));
    for (int i = 0; i < most; i++) {
      Value have = from.fromTop(stack, from.depth(stack) - 1 - i);
      Value want = to.fromTop(stack, to.depth(stack) - 1 - i);
      boolean fits =
          have.equals(want)
              || want.equals(Value.ANY)
              || have.equals(Value.NULL) && !want.equals(Value.NUMBER) && !want.isCode();
      if (!fits) {
        return i;
      }
    }
    return most;
  }
}
