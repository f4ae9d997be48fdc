package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.ValueType;

/** A machine with cached stacks and combined instructions, and random programs for it. */
final class CombinedMachine {

  /** Stacks of all kinds of slots; instructions that see more of them than their items. */
  static final String TEXT =
      """
      vm combined;
      type n : i64;  type f : i64 shown bool;  type r : f64 on flt;  type s : i32 on small;
      type target : code;  type x : code;  type a : u8;
      stack data  : i64  cache 3 max 20;
      stack ret   : i64  prefix R returns cache 1 max 12;
      stack flt   : f64  prefix F cache 2 max 10;
      stack small : i32  prefix S max 8;
      register acc : i64;
      register fp : i64;
      region locals : i64 window fp max 16;
      memory mem : bytes little max 64;
      trap odd;
      include <std.vmg>;

      inst lit ( #n -- n )                       {}
      inst flit ( #r -- r )                      {}
      inst add ( n1 n2 -- n )                    { n = n1 + n2; }
      inst sub ( n1 n2 -- n )                    { n = n1 - n2; }
      inst div ( n1 n2 -- n )                    { n = n1 / n2; }
      inst less ( n1 n2 -- f )                   { f = n1 < n2 ? -1 : 0; }
      inst dup ( n -- n n )                      {}
      inst drop ( n -- )                         {}
      inst swap ( n1 n2 -- n2 n1 )               {}
      inst over ( n1 n2 -- n1 n2 n1 )            {}
      inst rot ( n1 n2 n3 -- n2 n3 n1 )          {}
      inst toacc ( n -- )                        { acc = acc * 31 + n; }
      inst branch ( #target -- )                 { jump target; }
      inst zbranch ( #target f -- )              { if (f == 0) jump target; }
      inst loop ( #target n1 -- n2 )             { n2 = n1 - 1; if (n2 > 0) jump target; }
      inst `call` ( #target -- )                 { call target; }
      inst exit ( -- )                           { return; }
      inst goto ( x -- )                         { jump x; }
      inst here ( -- x )                         { x = next; }
      inst tor ( n -- R.n )                      {}
      inst rfrom ( R.n -- n )                    {}
      inst rcopy ( R.n -- R.n n )                {}
      inst fadd ( r1 r2 -- r )                   { r = r1 + r2; }
      inst tofloat ( n -- r )                    { r = f64(n); }
      inst fless ( r1 r2 -- f )                  { f = r1 < r2 ? -1 : 0; }
      inst fdup ( r -- r r )                     {}
      inst narrow ( n -- s )                     { s = i32(n); }
      inst widen ( s -- n )                      { n = i64(s); }
      inst pick ( n1 -- n )                      { n = data[n1]; }
      inst bottom ( -- n )                       { n = data.at[0]; }
      inst poke ( n1 n2 -- )                     { data[n2] = n1; }
      inst depths ( -- n )                       { n = data.depth * 100 + ret.depth; }
      inst cut ( n1 -- )                         { data.depth = n1; }
      inst rcut ( -- )                           { ret.depth = 0; }
      inst total ( #k: u8 args: n[k] -- n )      {
        n = 0;
        var i = 0;
        while (i < i64(k)) { n = n + args[u64(i)]; i = i + 1; }
      }
      inst qdup ( n1 -- n1 n2? )                 { if (n1 != 0) { n2 = n1; done; } }
      inst fetch ( n1 -- n )                     { n = mem.i64[n1]; }
      inst store ( n1 n2 -- )                    { mem.i64[n2] = n1; }
      inst enter ( n1 -- )                       { locals.depth = n1; }
      inst get ( n1: locals[#a] -- n )           { n = n1; }
      inst set ( n -- n1: locals[#a] )           { n1 = n; }
      inst odd ( n -- n )                        { if ((n & 1) == 1) trap odd; }
      inst `throw` ( n -- )                      { if (n != 0) throw n; }
      inst `halt` ( n -- )                       { halt n; }
      inst `yield` ( n -- )                      { yield n; }
      inst sum ( #from: n #to: n #step: n -- n ) { n = from + to + step; }
      inst print ( n -- )                        { printInt(n); }

      """;

  static final String COMBINED =
      """
      super lit_add = lit add;
      super lit_lit_add = lit lit add;
      super less_zbranch = less zbranch;
      super dup_less = dup lit less;
      super over_over = over over less zbranch;
      super add_div = add div;
      super sub_throw = sub `throw`;
      super odd_add = odd add odd;
      super rot_rot = rot rot add toacc;
      super tor_lit_rfrom = tor lit rfrom;
      super swap_tor = swap tor swap;
      super tofloat_fadd = tofloat fadd fdup;
      super fless_zbranch = fless zbranch;
      super lit_call = lit `call`;
      super tor_exit = tor exit;
      super rfrom_depths = rfrom depths;
      super dup_pick = dup pick;
      super lit_pick_add = lit pick add;
      super lit_cut = lit cut;
      super total_add = total add;
      super narrow_widen = narrow widen add;
      super dup_qdup = dup qdup;
      super lit_fetch = lit fetch add;
      super dup_store = dup lit store;
      super set_get = set get;
      super get_get_add = get get add;
      super zbranch_zbranch = zbranch zbranch zbranch;
      super lit_loop = lit sub loop;
      super add_halt = add `halt`;
      super add_yield = add `yield`;
      super print_print = print print;
      super lit_here = lit here;
      super goto_drop = dup goto;
      spec zero = lit(0);
      spec inc = lit(1) add;
      spec twice = lit(2) lit(2) add;
      spec sum_by = sum(_, _, 1);
      spec sum_twice = sum(to = from);
      spec get_first = get(0);
      spec zero_branch = lit(0) zbranch;
      replicate 4 branch;
      replicate 3 lit_add;
      replicate 2 dup;
      """;

  static final String HANDLERS =
      """
      on throw (e, at) { acc = acc + e; if (e < 3) jump code(1); }
      on trap (kind, at) { acc = acc * 3 + kind; if (kind == 5) jump code(1); }
      """;

  private static final long[] NUMBERS = {0, 1, 2, 3, 5, 8, 16, 56, 60, 64, 100, -1, -7, 1L << 40};

  final VmModel model;
  final InstructionSet set;

  CombinedMachine(String text) {
    Diagnostics diagnostics = new Diagnostics();
    model =
        Vmgen.load("combined.vmg", text, Map.of(), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    set = InstructionSets.of(model);
  }

  /** Any instructions with any operands; they trap, throw and loop. */
  Code random(Random random) {
    CodeBuilder code = new CodeBuilder(set);
    int length = 3 + random.nextInt(40);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 1 + length / 8; i++) {
      labels.add(code.newLabel());
    }
    int bound = 0;
    code.entry("main");
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      code.emit("lit", NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    List<String> sequence = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (bound < labels.size() && random.nextInt(8) == 0) {
        code.bind(labels.get(bound++));
      }
      if (sequence.isEmpty() && random.nextInt(3) == 0 && !model.composites().isEmpty()) {
        var composite = model.composites().get(random.nextInt(model.composites().size()));
        composite.parts().forEach(part -> sequence.add(part.instruction().name()));
      }
      InstructionInfo instruction =
          sequence.isEmpty()
              ? set.instruction(random.nextInt(set.size()))
              : set.named(sequence.remove(0)).orElseThrow();
      emit(code, instruction, labels, random);
    }
    while (bound < labels.size()) {
      code.bind(labels.get(bound++));
    }
    code.emit("halt");
    return code.build();
  }

  private static void emit(
      CodeBuilder code, InstructionInfo instruction, List<Label> labels, Random random) {
    List<Object> operands = new ArrayList<>();
    for (ImmediateInfo immediate : instruction.immediates()) {
      if (immediate.type() == ValueType.CODE) {
        operands.add(labels.get(random.nextInt(labels.size())));
      } else if (immediate.type() == ValueType.F64) {
        operands.add(random.nextInt(5) - 1.5);
      } else if (immediate.type() == ValueType.U8) {
        operands.add((long) random.nextInt(4));
      } else if (immediate.name().equals("k")) {
        operands.add((long) random.nextInt(3));
      } else {
        operands.add(NUMBERS[random.nextInt(NUMBERS.length)]);
      }
    }
    code.emit(instruction.opcode(), operands.toArray());
  }
}
