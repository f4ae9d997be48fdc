package org.vmgen.generator.combine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.StackPlan;

/**
 * Whatever is combined and however many items are in registers: following the plan does to stacks
 * what the instructions do one after the other, at every exit.
 */
class CombinationPropertyTest {

  private static final String MACHINE =
      """
      vm m;
      type n : i64;  type c : u8;  type b : bool;  type u : u64;  type target : code;
      stack data : i64 cache 4;
      stack ret : i64 prefix R returns cache 2;
      region frame : i64 on data reserve 2;
      inst lit ( #n -- n ) {}
      inst add ( n1 n2 -- n ) { n = n1 + 3 * n2; }
      inst dup ( n -- n n1 ) { n1 = n; }
      inst same ( n -- n n ) {}
      inst swap ( n1 n2 -- n2 n1 ) {}
      inst rot ( n1 n2 n3 -- n2 n3 n1 ) {}
      inst over ( n1 n2 -- n1 n2 n1 ) {}
      inst drop ( n -- ) {}
      inst nip ( n1 n2 -- n2 ) {}
      inst nop ( -- ) {}
      inst keep ( n1 n2 n3 -- n1 n2 n3 ) {}
      inst low ( n -- c ) { c = u8(n); }
      inst high ( c -- n ) { n = i64(c) * 1000; }
      inst to_r ( n -- R.n ) {}
      inst from_r ( R.n -- n ) {}
      inst r_over ( n1 R.n2 -- n2 R.n1 n1 ) {}
      inst pick ( n -- n1 ) { n1 = data[n & 3]; }
      inst poke ( n -- ) { data[1] = n; }
      inst local ( #n -- n1 ) { n1 = frame[n & 7]; }
      inst set ( #n n1 -- ) { frame[n & 7] = n1; }
      inst zbranch ( #target n -- ) { if (n == 0) jump target; }
      inst jumpEven ( #target n -- n1 ) { n1 = n + 1; if ((n & 1) == 0) jump target; }
      inst check ( n n1 -- n2 ) { if (n == 2) throw n1; n2 = n * n1; }
      inst sign ( n -- n1 ) { if (n > 5) { n1 = 1; done; } n1 = n; }
      inst ret ( -- ) { return; }
      inst call ( #target n -- n ) { call target; }
      inst stop ( n -- ) { halt n; }
      inst qdup ( n -- n n1? ) { if (n != 0) n1 = n; }
      inst cut ( n1 -- n1 ) { data.depth = 9; }
      """;

  private static final VmModel MODEL =
      Vmgen.load("m.vmg", MACHINE, Map.of(), new Diagnostics()).orElseThrow();

  /**
   * Something to run.
   *
   * @param chosen instructions, by number; those that cannot stand where they do are left out
   * @param bound which immediates are fixed
   * @param values of immediates, and the items of the stacks
   * @param entry items in registers, for each stack
   * @param jump items in registers between blocks, at most
   */
  record Case(
      List<Integer> chosen,
      List<Boolean> bound,
      List<Integer> values,
      List<Integer> entry,
      int jump,
      boolean natural) {

    Composite composite() {
      List<Composite.Part> parts = new ArrayList<>();
      for (int i = 0; i < chosen.size(); i++) {
        Instruction instruction = MODEL.instructions().get(chosen.get(i));
        boolean last = i == chosen.size() - 1;
        if (Combinable.obstacle(MODEL, instruction, true, last).isEmpty()) {
          List<Composite.Operand> operands = new ArrayList<>();
          boolean fixed = bound.get(i) && !instruction.name().matches("call|.*branch|jump.*");
          instruction
              .effect()
              .immediates()
              .forEach(
                  x ->
                      operands.add(
                          fixed
                              ? new Composite.Operand.Bound(immediate(parts.size()), "")
                              : new Composite.Operand.Open()));
          parts.add(new Composite.Part(instruction, operands));
        }
      }
      return new Composite("s", parts, new Documentation(List.of(), "m.vmg", 1, 1));
    }

    int immediate(int part) {
      return values.get(part);
    }

    CacheState entered() {
      Map<Stack, Integer> items = new HashMap<>();
      MODEL.stacks().forEach(s -> items.put(s, Math.min(s.cache(), entry.get(s.index()))));
      return new CacheState(items);
    }

    StackPlan.States states() {
      CacheState canonical = CacheState.canonical(MODEL.stacks(), jump);
      return new StackPlan.States(
          entered(), canonical, natural ? Optional.empty() : Optional.of(canonical));
    }

    List<Long> contents(Stack stack) {
      List<Long> items = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        items.add((long) values.get((5 * i + 3 * stack.index() + 1) % values.size()));
      }
      return items;
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    int last = MODEL.instructions().size() - 1;
    return Combinators.combine(
            Arbitraries.integers().between(0, last).list().ofMinSize(1).ofMaxSize(9),
            Arbitraries.of(true, false).list().ofSize(9),
            Arbitraries.integers().between(0, 300).edgeCases(e -> e.add(0, 1, 2)).list().ofSize(17),
            Arbitraries.integers().between(0, 4).list().ofSize(2),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(true, false))
        .as(Case::new)
        .filter(c -> !c.composite().parts().isEmpty());
  }

  @Property(tries = 6_000)
  void aPlanDoesWhatTheInstructionsDo(@ForAll("cases") Case one) {
    Composite composite = one.composite();
    SimpleStacks simple = new SimpleStacks(MODEL, one::contents);
    String expected = simple.run(composite, one::immediate);
    Combination combination = Combination.of(MODEL, composite, false);
    StackPlan plan = combination.plan(one.states());
    PlannedStacks planned = new PlannedStacks(MODEL, one::contents, one.entered());
    String actual = planned.run(combination, plan, one::immediate);
    assertThat(actual).isEqualTo(expected);
    for (Stack stack : MODEL.stacks()) {
      assertThat(planned.contents(stack)).as(stack.name()).isEqualTo(simple.contents(stack));
    }
  }

  /** The slot of an item that lies elsewhere by then is overwritten before the item returns. */
  @Example
  void aPlaceIsAnItemsHomeOnlyUntilSomethingElseIsStoredThere() {
    List<Integer> chosen =
        Stream.of("lit", "lit", "rot", "local", "drop", "nip", "nip")
            .map(name -> MODEL.instruction(name).orElseThrow().opcode())
            .toList();
    List<Integer> values = IntStream.range(100, 117).boxed().toList();
    List<Boolean> open = Collections.nCopies(9, false);
    aPlanDoesWhatTheInstructionsDo(new Case(chosen, open, values, List.of(0, 0), 0, false));
  }

  @Property(tries = 1_000)
  void whatIsRequiredAtTheEntryIsEnough(@ForAll("cases") Case one) {
    Combination combination = Combination.of(MODEL, one.composite(), false);
    StackPlan plan = combination.plan(one.states());
    for (Stack stack : MODEL.stacks()) {
      int depth = 0;
      int lowest = 0;
      int highest = 0;
      for (var part : combination.parts()) {
        depth -= part.effect().inputs().stream().filter(i -> SimpleStacks.on(i, stack)).count();
        lowest = Math.min(lowest, depth);
        depth += part.effect().outputs().stream().filter(i -> SimpleStacks.on(i, stack)).count();
        highest = Math.max(highest, depth);
      }
      int required =
          plan.entry().stream()
              .filter(use -> use.stack().equals(stack))
              .mapToInt(use -> use.required().constant())
              .findFirst()
              .orElse(0);
      int pushed =
          plan.entry().stream()
              .filter(use -> use.stack().equals(stack))
              .mapToInt(use -> use.pushed())
              .findFirst()
              .orElse(0);
      assertThat(required).isEqualTo(-lowest);
      assertThat(Math.max(0, pushed - required)).isGreaterThanOrEqualTo(highest);
    }
  }
}
