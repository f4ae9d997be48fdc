package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InstructionSetTest {

  @Test
  void signaturesSayTypesAndPlacesButNoNames() {
    ValueType n = ValueType.I64;
    InstructionSet set =
        InstructionSet.builder("m")
            .stack("data", n)
            .stack("ret", n, "R")
            .region(new RegionInfo("r", "i64", n, OptionalInt.empty(), OptionalLong.empty()))
            .instruction("all", "all", "")
            .immediate("k", "u64", ValueType.U64)
            .immediate("a", "u", ValueType.U64)
            .in(ItemInfo.many(0, "args", "w", n, 0))
            .in(ItemInfo.operand(0, "x", "w", n, 1))
            .out(1, "x", "code", ValueType.CODE)
            .out(ItemInfo.optional(0, "s", "Str", ValueType.REF))
            .end()
            .build();
    assertThat(set.signature(set.instruction(0)))
        .isEqualTo("data.i64[#0] r.i64[#1] -- ret.code data.Str?");
  }

  @Test
  void instructionsAreFoundByMnemonicAndByName() {
    assertThat(Tiny.SET.mnemonic("+")).isEqualTo(Tiny.SET.named("add")).isPresent();
    assertThat(Tiny.SET.mnemonic("add")).isEmpty();
  }

  @Test
  void mnemonicsAreUnique() {
    InstructionSet.Builder set =
        InstructionSet.builder("m").instruction("a", "+", "").end().instruction("b", "+", "").end();
    assertThatThrownBy(set::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two instructions are called +");
  }

  @Test
  void externSignatures() {
    ExternInfo.Variable n = new ExternInfo.Variable("n", "n", ValueType.I64);
    ExternInfo.Variable s = new ExternInfo.Variable("s", "Str", ValueType.REF);
    ExternInfo extern = new ExternInfo("find", List.of(s, n), List.of(n), List.of(), false);
    assertThat(extern.signature()).isEqualTo("find(Str, i64) -> (i64)");
  }
}
