package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearMemoryTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valuesReadBackAtAnyAlignmentInBothByteOrders(boolean big) {
    LinearMemory memory = new LinearMemory("mem", big, 32);
    for (ValueType type : ValueType.values()) {
      for (int address = 0; address <= 32 - type.bits() / 8; address++) {
        memory.write(type, address, 0x8182_8384_8586_8788L);
        long expected =
            type == ValueType.F32 ? 0x8586_8788L : type.normalize(0x8182_8384_8586_8788L);
        assertThat(memory.read(type, address)).as(type.text()).isEqualTo(expected);
      }
    }
    memory.write(ValueType.I32, 1, 0x01020304);
    assertThat(memory.bytes[1]).isEqualTo((byte) (big ? 1 : 4));
  }

  @ParameterizedTest
  @EnumSource
  void theLastByteIsInsideAndTheNextIsNot(ValueType type) {
    LinearMemory memory = new LinearMemory("mem", false, 8);
    int last = 8 - type.bits() / 8;
    memory.write(type, last, 1);
    assertThat(memory.read(type, last)).isEqualTo(1);
    assertThatThrownBy(() -> memory.read(type, last + 1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("is outside memory mem of 8 bytes");
    assertThatThrownBy(() -> memory.write(type, -1, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void clearingForgetsWhatWasWritten() {
    LinearMemory memory = new LinearMemory("mem", false, 8);
    memory.clear();
    memory.bytes[3] = 1;
    memory.clear();
    assertThat(memory.bytes).containsOnly(0);
  }
}
