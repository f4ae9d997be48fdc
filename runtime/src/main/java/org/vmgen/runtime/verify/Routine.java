package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code that is analysed with stacks of its own: the program, a function, or an entry. */
final class Routine {
  /** A call: whose, and how deep the stacks are below what the callee sees. */
  record Call(Routine callee, int[] below) {}

  final String name;
  final int position;
  final Optional<Signature> signature;
  final int[] deepest;
  final List<Call> calls = new ArrayList<>();
  int link = -1; // the stack on whose top a call leaves the position to return to
  boolean started;

  Routine(String name, int position, Optional<Signature> signature, int stacks) {
    this.name = name;
    this.position = position;
    this.signature = signature;
    this.deepest = new int[stacks];
  }

  boolean returns() {
    return signature.isPresent() && signature.get().returns();
  }

  int takes(int stack) {
    return signature.map(s -> s.takes().get(stack)).orElse(0);
  }

  int leaves(int stack) {
    return signature.orElseThrow().leaves().orElseThrow().get(stack);
  }

  /** Remembers how deep the stacks were. */
  void reached(StackState state) {
    for (int i = 0; i < deepest.length; i++) {
      deepest[i] = Math.max(deepest[i], state.depth(i));
    }
  }
}
