package org.vmgen.runtime.verify;

import java.util.Optional;

/** Where control goes from an instruction, and what is there then. */
final class Paths {
  private final Verifier verifier;

  Paths(Verifier verifier) {
    this.verifier = verifier;
  }

  /** Control goes to a code value. */
  void jump(Value target, Step.Outcome outcome, Step step, Routine routine) throws Problem {
    StackState state = outcome.state();
    if (target.equals(Value.RETURN)) {
      leave(state, routine);
    } else if (target.isPosition()) {
      if (target.number() == 0) {
        throw new Problem("it jumps to the code value null");
      } else if (outcome.way().isCall()) {
        call(target.number(), outcome, step, routine);
      } else {
        follow(target.number(), state, routine);
      }
    } else if (step.rule().target().isPresent()) {
      Signature signature = step.rule().target().get();
      Routine unknown =
          new Routine("the code jumped to", 0, Optional.of(signature), verifier.stacks);
      if (outcome.way().isCall()) {
        afterCall(unknown, outcome, step, routine);
      } else {
        continues(unknown, state, routine);
      }
    } else {
      throw new Problem("where it jumps to cannot be known; a rule has to say it");
    }
  }

  private void leave(StackState state, Routine routine) throws Problem {
    if (!routine.returns()) {
      throw new Problem(routine.name + " returns, but its signature does not say what it leaves");
    }
    for (int stack = 0; stack < verifier.stacks; stack++) {
      if (state.depth(stack) != routine.leaves(stack)) {
        throw new Problem(
            "%s has to leave %s of %s, but leaves %d"
                .formatted(
                    routine.name,
                    items(routine.leaves(stack)),
                    stackName(stack),
                    state.depth(stack)));
      }
      for (int i = 0; i < state.depth(stack); i++) {
        if (!state.fromTop(stack, i).fits(verifier.argument(stack))) {
          throw new Problem(
              "%s leaves %s on %s: only numbers, floats and references can be left"
                  .formatted(
                      routine.name,
                      state.fromTop(stack, i).text(verifier.effects.references()),
                      stackName(stack)));
        }
      }
    }
  }

  private void call(int position, Step.Outcome outcome, Step step, Routine routine) throws Problem {
    Routine callee = verifier.routines.get(position);
    if (position >= verifier.code.end()) {
      throw new Problem("control runs off the end of the code");
    } else if (callee == null || !callee.returns()) {
      throw new Problem("it calls " + verifier.name(position) + ", which needs a signature");
    }
    int link = Verifier.link(outcome.way());
    if (callee.started && callee.link != link) {
      throw new Problem(
          callee.name
              + " is called with its return position on "
              + stackName(callee.link)
              + " elsewhere");
    }
    callee.link = link;
    afterCall(callee, outcome, step, routine);
    verifier.begin(callee);
  }

  private void afterCall(Routine callee, Step.Outcome outcome, Step step, Routine routine)
      throws Problem {
    StackState state = outcome.state();
    int link = Verifier.link(outcome.way());
    if (!state.pop(link).equals(Value.at(step.next()))) {
      throw new Problem("the return position is not the topmost item of " + stackName(link));
    }
    int[] below = new int[verifier.stacks];
    for (int stack = 0; stack < verifier.stacks; stack++) {
      take(callee, stack, state);
      below[stack] = state.depth(stack);
    }
    if (callee.position != 0) {
      routine.calls.add(new Routine.Call(callee, below));
    }
    if (callee.returns()) {
      for (int stack = 0; stack < verifier.stacks; stack++) {
        for (int i = 0; i < callee.leaves(stack); i++) {
          state.push(stack, verifier.argument(stack));
        }
      }
      routine.reached(state);
      follow(step.next(), state, routine);
    }
  }

  private void take(Routine callee, int stack, StackState state) throws Problem {
    int takes = callee.takes(stack);
    if (state.depth(stack) < takes) {
      throw new Problem(
          "%s takes %s of %s, %d known to be there"
              .formatted(callee.name, items(takes), stackName(stack), state.depth(stack)));
    }
    for (int i = 0; i < takes; i++) {
      Value value = state.pop(stack);
      if (!value.fits(verifier.argument(stack))) {
        throw new Problem(
            "%s takes an item of %s that must be %s, but is %s"
                .formatted(
                    callee.name,
                    stackName(stack),
                    verifier.argument(stack).text(verifier.effects.references()),
                    value.text(verifier.effects.references())));
      }
    }
  }

  /** Control goes on at a position of this routine, or in another one that takes its place. */
  void follow(int position, StackState state, Routine routine) throws Problem {
    if (position >= verifier.code.end()) {
      throw new Problem("control runs off the end of the code");
    }
    Routine other = verifier.routines.get(position);
    if (other != null && other != routine && other.signature.isPresent()) {
      continues(other, state, routine);
      routine.calls.add(new Routine.Call(other, new int[verifier.stacks]));
      return;
    }
    Routine owner = verifier.owners.get(position);
    if (owner != null && owner != routine) {
      throw new Problem(
          verifier.name(position)
              + " belongs to "
              + owner.name
              + " and to "
              + routine.name
              + " too");
    }
    StackState known = verifier.states.get(position);
    int stack = known == null ? -1 : known.mismatch(state);
    if (stack >= 0) {
      throw new Problem(
          "%s has %s on this path, but %d on another to %s"
              .formatted(
                  stackName(stack),
                  items(state.depth(stack)),
                  known.depth(stack),
                  verifier.name(position)));
    }
    verifier.arrive(position, state, routine);
  }

  /** A jump to the start of another routine, which returns in place of this one. */
  private void continues(Routine other, StackState state, Routine routine) throws Problem {
    boolean same =
        other.returns() == routine.returns()
            && (!other.returns()
                || other
                    .signature
                    .orElseThrow()
                    .leaves()
                    .equals(routine.signature.orElseThrow().leaves()));
    if (!same) {
      throw new Problem(other.name + " does not leave what " + routine.name + " has to leave");
    }
    StackState rest = state.copy();
    if (other.returns()) {
      other.link = other.link < 0 ? routine.link : other.link;
      if (rest.depth(other.link) == 0 || !rest.pop(other.link).equals(Value.RETURN)) {
        throw new Problem(
            "the return position is not the topmost item of " + stackName(other.link));
      }
    }
    for (int stack = 0; stack < verifier.stacks; stack++) {
      take(other, stack, rest);
      if (rest.depth(stack) > 0) {
        throw new Problem(
            "%s takes %s of %s, but %d more are there"
                .formatted(
                    other.name, items(other.takes(stack)), stackName(stack), rest.depth(stack)));
      }
    }
    if (other.position != 0) {
      verifier.begin(other);
    }
  }

  private static String items(int count) {
    return count == 1 ? "1 item" : count + " items";
  }

  private String stackName(int stack) {
    return verifier.effects.set().stacks().get(stack).name();
  }
}
