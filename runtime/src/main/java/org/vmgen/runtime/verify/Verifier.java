package org.vmgen.runtime.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.text.InstructionText;

/**
 * Verifies portable code by abstract interpretation: a state of known stack items is carried along
 * every path until nothing new is learned. A good program pops nothing that is not there, jumps to
 * instructions only, never uses a number as code or code as a number, leaves the same depths on all
 * paths to a place, and keeps the signatures of its functions. Memories and regions are not its
 * subject: their bounds depend on values.
 *
 * <p>The method is that of Leroy, Java bytecode verification: algorithms and formalizations, 2003,
 * with functions taken apart by their signatures.
 */
public final class Verifier {
  final Effects effects;
  private final Assumptions assumptions;
  final CodeView code;
  final int stacks;
  final Map<Integer, Routine> routines = new LinkedHashMap<>();
  final Map<Integer, StackState> states = new HashMap<>();
  final Map<Integer, Routine> owners = new HashMap<>();
  private final Map<Integer, Step> steps = new HashMap<>();
  private final Paths paths = new Paths(this);
  private final Deque<Integer> work = new ArrayDeque<>();
  private final TreeMap<Integer, Set<String>> findings = new TreeMap<>();

  private Verifier(Effects effects, Assumptions assumptions, CodeView code) {
    this.effects = effects;
    this.assumptions = assumptions;
    this.code = code;
    this.stacks = effects.set().stacks().size();
  }

  /**
   * Verifies a program.
   *
   * @throws IllegalArgumentException if the program is another machine's, or a signature names an
   *     entry that it does not have
   */
  public static Verification verify(Effects effects, Assumptions assumptions, CodeView code) {
    return new Verifier(effects, assumptions, code).run();
  }

  private Verification run() {
    declare();
    int start = code.entries().isEmpty() ? 1 : code.entries().values().iterator().next();
    routines.computeIfAbsent(start, p -> routine(name(p), p, Optional.empty()));
    begin(routines.get(start));
    go();
    code.entries()
        .forEach(
            (name, position) -> {
              if (!states.containsKey(position)) {
                begin(routines.computeIfAbsent(position, p -> routine(name, p, Optional.empty())));
                go();
              }
            });
    for (Routine routine : List.copyOf(routines.values())) {
      begin(routine);
      go();
    }
    Depths depths = new Depths(effects.set(), assumptions);
    Map<String, List<Integer>> deepest = new LinkedHashMap<>();
    for (Routine routine : routines.values()) {
      depths
          .of(routine)
          .ifPresent(d -> deepest.put(routine.name, Arrays.stream(d).boxed().toList()));
    }
    depths
        .problems()
        .forEach(found -> report(found.routine().position, new Problem(found.message())));
    return new Verification(found(), deepest, states);
  }

  // ---- routines ---------------------------------------------------------------------------------

  private void declare() {
    assumptions
        .signatures()
        .forEach(
            (name, signature) -> {
              Integer position =
                  name.matches("@\\d{1,9}")
                      ? Integer.valueOf(name.substring(1))
                      : code.entries().get(name);
              if (position == null || !code.isLeader(position)) {
                throw new IllegalArgumentException("the program has no entry " + name);
              } else if (position < code.end()) {
                routines.put(position, routine(name, position, Optional.of(signature)));
              }
            });
  }

  private Routine routine(String name, int position, Optional<Signature> signature) {
    return new Routine(name, position, signature, stacks);
  }

  String name(int position) {
    return code.entries().entrySet().stream()
        .filter(entry -> entry.getValue() == position)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("@" + position);
  }

  /** Starts the analysis of a routine, once. */
  void begin(Routine routine) {
    if (routine.started) {
      return;
    }
    routine.started = true;
    if (routine.position >= code.end()) {
      report(routine.position, new Problem("control runs off the end of the code"));
      return;
    }
    StackState state = StackState.empty(stacks);
    for (int stack = 0; stack < stacks; stack++) {
      for (int i = 0; i < routine.takes(stack); i++) {
        state.push(stack, argument(stack));
      }
    }
    if (routine.returns()) {
      routine.link = routine.link < 0 ? defaultLink() : routine.link;
      if (routine.link >= 0) {
        state.push(routine.link, Value.RETURN);
      }
    }
    arrive(routine.position, state, routine);
  }

  /** What an item of a stack is of which nothing else is known. */
  Value argument(int stack) {
    return switch (effects.set().stacks().get(stack).slot().slotClass()) {
      case CELL -> Value.NUMBER;
      case FLOAT -> Value.FLOAT;
      case REFERENCE -> Value.ANY;
    };
  }

  /** Where the machine's calls leave the position to return to. */
  private int defaultLink() {
    return effects.instructions().stream()
        .flatMap(effect -> effect.ways().stream())
        .filter(Way::isCall)
        .mapToInt(Verifier::link)
        .findFirst()
        .orElse(-1);
  }

  /** The stack on which a call leaves the position to return to. */
  static int link(Way call) {
    return call.outputs().stream()
        .filter(output -> output.source().kind() == Source.Kind.NEXT)
        .findFirst()
        .orElseThrow()
        .stack();
  }

  // ---- the work list ----------------------------------------------------------------------------

  private void go() {
    while (!work.isEmpty()) {
      int position = work.poll();
      try {
        visit(position, states.get(position), owners.get(position));
      } catch (Problem e) {
        report(position, e);
      }
    }
  }

  private void report(int position, Problem problem) {
    findings.computeIfAbsent(position, p -> new LinkedHashSet<>()).add(problem.getMessage());
  }

  private List<Finding> found() {
    InstructionText text = new InstructionText(code);
    List<Finding> all = new ArrayList<>();
    findings.forEach(
        (position, messages) ->
            messages.forEach(
                message -> all.add(new Finding(position, instruction(text, position), message))));
    return all;
  }

  private String instruction(InstructionText text, int position) {
    if (position >= code.end()) {
      return "(end of the code)";
    }
    return code.isGap(position) ? "(no instruction)" : text.at(position);
  }

  /** Takes a state to an instruction; it is looked at again if it says something new. */
  void arrive(int position, StackState state, Routine routine) {
    StackState known = states.get(position);
    if (known == null) {
      states.put(position, state.copy());
      owners.put(position, routine);
      work.add(position);
    } else if (known.join(state)) {
      work.add(position);
    }
  }

  private void visit(int position, StackState state, Routine routine) throws Problem {
    if (code.isGap(position)) {
      throw new Problem("control gets to where no instruction is");
    }
    routine.reached(state);
    Step step = steps.get(position);
    if (step == null) {
      step = new Step(effects, assumptions, code, position);
      steps.put(position, step);
    }
    for (Value kept : step.kept(state)) {
      keep(kept);
    }
    List<Step.Outcome> outcomes = step.from(state);
    for (Step.Outcome outcome : outcomes) {
      routine.reached(outcome.state());
      if (outcome.way().kind() == Way.Kind.FALL) {
        paths.follow(step.next(), outcome.state(), routine);
      } else if (outcome.way().kind() == Way.Kind.JUMP) {
        for (Value target : outcome.targets()) {
          paths.jump(target, outcome, step, routine);
        }
      }
    }
  }

  private void keep(Value kept) throws Problem {
    if (kept.equals(Value.RETURN)) {
      throw new Problem("the return position is stored where it cannot be followed");
    } else if (kept.isPosition() && kept.number() > 0) {
      Routine routine = routines.get(kept.number());
      if (routine == null || routine.signature.isEmpty()) {
        throw new Problem(
            name(kept.number()) + " is stored where it cannot be followed; it needs a signature");
      }
    }
  }
}
