package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SlotStorageTest {

  @Test
  void narrowCellsTruncateAndExtend() {
    CellStack bytes = new CellStack("bytes", ValueType.I8, 4, 4);
    bytes.push(255);
    CellStack words = new CellStack("words", ValueType.U16, 4, 4);
    words.push(-1);
    assertThat(bytes.pop()).isEqualTo(-1);
    assertThat(words.pop()).isEqualTo(65535);
  }

  @Test
  void f32SlotsRound() {
    FloatStack floats = new FloatStack("floats", ValueType.F32, 4, 4);
    floats.push(0.1);
    assertThat(floats.pop()).isEqualTo((double) 0.1f);
  }

  @Test
  void slotsThatComeIntoUseAreZero() {
    CellStack stack = new CellStack("s", ValueType.I64, 100, 4);
    stack.push(7);
    stack.setDepth(0);
    stack.setDepth(60);
    assertThat(stack.get(0)).isZero();
    assertThat(stack.peek(0)).isZero();
    assertThatThrownBy(() -> stack.setDepth(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("depth 101 of s is not between 0 and 100");
  }

  @Test
  void poppedReferencesKeepNothingAlive() {
    ReferenceStack stack = new ReferenceStack("s", ValueType.REF, 4, 4);
    stack.push("a");
    stack.push("b");
    stack.pop();
    stack.setDepth(0);
    assertThat(stack.slots).containsOnlyNulls();
  }

  @Test
  void misuseIsReported() {
    CellStack stack = new CellStack("s", ValueType.I64, 1, 1);
    assertThatThrownBy(stack::pop).hasMessage("s has 0 slots, there is no slot 0");
    stack.push(1);
    assertThatThrownBy(() -> stack.push(2)).hasMessage("s is full: its limit is 1 slots");
    assertThatThrownBy(() -> stack.get(1)).isInstanceOf(IllegalStateException.class);
  }
}
