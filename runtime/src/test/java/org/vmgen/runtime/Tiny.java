package org.vmgen.runtime;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** The instruction set of the small machine that these tests run, written by hand. */
public final class Tiny {

  public static final InstructionSet SET = build();

  private Tiny() {}

  private static InstructionSet build() {
    InstructionSet.Builder set =
        InstructionSet.builder("tiny")
            .stack("data", ValueType.I64)
            .stack("ret", ValueType.I64, "R")
            .stack("flt", ValueType.F64, "F")
            .stack("refs", ValueType.REF)
            .register("up", ValueType.I64)
            .register("entry", ValueType.CODE)
            .register("scale", ValueType.F32)
            .region(
                new RegionInfo(
                    "locals", "i64", ValueType.I64, OptionalInt.empty(), OptionalLong.of(100)))
            .region(
                new RegionInfo(
                    "frame", "i64", ValueType.I64, OptionalInt.of(0), OptionalLong.empty()))
            .memory(new MemoryInfo("mem", false, OptionalLong.of(1 << 16)))
            .trap("mine");
    ValueType n = ValueType.I64;
    return set.instruction("lit", "lit", "#n -- n")
        .immediate("n", "n", n)
        .out(0, "n", "n", n)
        .end()
        .instruction("add", "+", "n1 n2 -- n")
        .in(0, "n1", "n", n)
        .in(0, "n2", "n", n)
        .out(0, "n", "n", n)
        .end()
        .instruction("slash", "/", "n1 n2 -- n")
        .in(0, "n1", "n", n)
        .in(0, "n2", "n", n)
        .out(0, "n", "n", n)
        .end()
        .instruction("drop", "drop", "n --")
        .in(0, "n", "n", n)
        .end()
        .instruction("branch", "branch", "#target --")
        .immediate("target", "code", ValueType.CODE)
        .endsBlock()
        .end()
        .instruction("zbranch", "0branch", "#target f --")
        .immediate("target", "code", ValueType.CODE)
        .in(0, "f", "n", n)
        .end()
        .instruction("call", "call", "#target -- R.x")
        .immediate("target", "code", ValueType.CODE)
        .out(1, "x", "code", ValueType.CODE)
        .readsNext()
        .endsBlock()
        .end()
        .instruction("exit", ";", "R.x --")
        .in(1, "x", "code", ValueType.CODE)
        .endsBlock()
        .end()
        .instruction("dispatch", "dispatch", "#t: code[k] n --")
        .array("t", "code", ValueType.CODE)
        .in(0, "n", "n", n)
        .end()
        .instruction("flit", "flit", "#r -- F.r")
        .immediate("r", "r", ValueType.F64)
        .out(2, "r", "r", ValueType.F64)
        .end()
        .instruction("str", "str", "#s -- s")
        .immediate("s", "ref", ValueType.REF)
        .out(3, "s", "ref", ValueType.REF)
        .end()
        .instruction("many", "many", "#a #b #c #d #e #f --")
        .immediate("a", "i8", ValueType.I8)
        .immediate("b", "u16", ValueType.U16)
        .immediate("c", "bool", ValueType.BOOL)
        .immediate("d", "f32", ValueType.F32)
        .immediate("e", "u64", ValueType.U64)
        .array("f", "f64", ValueType.F64)
        .end()
        .instruction("print", ".", "n --")
        .in(0, "n", "n", n)
        .end()
        .instruction("poke", "c!", "n a --")
        .in(0, "n", "n", n)
        .in(0, "a", "n", n)
        .end()
        .instruction("host", "host", "--")
        .readsNext()
        .end()
        .instruction("mine", "mine", "--")
        .endsBlock()
        .end()
        .instruction("halt", "halt", "n --")
        .in(0, "n", "n", n)
        .endsBlock()
        .end()
        .instruction("yield", "yield", "n --")
        .in(0, "n", "n", n)
        .readsNext()
        .endsBlock()
        .end()
        .build();
  }
}
