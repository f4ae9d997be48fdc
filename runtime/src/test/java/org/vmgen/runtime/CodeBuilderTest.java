package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeBuilderTest {

  private static long[] words(CodeView code) {
    return IntStream.range(1, code.end()).mapToLong(code::word).toArray();
  }

  private static int opcode(String mnemonic) {
    return Tiny.SET.mnemonic(mnemonic).orElseThrow().opcode();
  }

  @Test
  void theFirstInstructionLiesAtPositionOne() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    assertThat(b.position()).isEqualTo(1);
    Code code = b.emit("lit", 5).emit("halt").build();
    assertThat(words(code)).containsExactly(opcode("lit"), 5, opcode("halt"));
  }

  @Test
  void labelsAreNamedBeforeAndAfterTheyAreBound() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label back = b.newLabel("back");
    Label ahead = b.newLabel("ahead");
    b.bind(back).emit("branch", ahead).emit("branch", ahead).emit("branch", back);
    b.bind(ahead).emit("branch", ahead);
    int branch = opcode("branch");
    assertThat(words(b.build())).containsExactly(branch, 7, branch, 7, branch, 1, branch, 7);
  }

  @Test
  void everyUnboundLabelIsReported() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("branch", b.newLabel("first")).emit("branch", b.newLabel());
    b.entry("main", b.newLabel("second"));
    assertThatThrownBy(b::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("labels are not bound: first, (unnamed), entry main");
  }

  @Test
  void leadersAreStartsUsedLabelsEntriesAndReturnPositions() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label unused = b.newLabel();
    Label used = b.newLabel();
    b.emit("lit", 1); // 1
    b.bind(unused).emit("lit", 2); // 3
    b.bind(used).emit("call", used); // 5
    b.emit("drop"); // 7
    b.emit("drop"); // 8
    b.entry("e").emit("drop"); // 9
    Code code = b.build();
    assertThat(IntStream.range(0, 64).filter(code::isLeader)).containsExactly(1, 5, 7, 9);
    assertThat(code.isLeader(-1)).isFalse();
    assertThat(code.isLeader(1L << 40)).isFalse();
  }

  @Test
  void operandsBecomeWordsByTheirTypes() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("many", (byte) -1, 65535, true, 1.5f, -1L, new double[] {0.5, -0.0});
    assertThat(words(b.build()))
        .containsExactly(
            opcode("many"),
            -1,
            65535,
            1,
            Float.floatToIntBits(1.5f),
            -1,
            2,
            Double.doubleToLongBits(0.5),
            Double.doubleToLongBits(-0.0));
  }

  @Test
  void emitRefusesWrongOperandsAndAppendsNothing() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    assertThatThrownBy(() -> b.emit("lit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lit has 1 operands, not 0");
    assertThatThrownBy(() -> b.emit("lit", "text"))
        .hasMessage("lit: operand #n is i64, not String text");
    assertThatThrownBy(() -> b.emit("many", 128, 0, true, 0.0, 0, new double[0]))
        .hasMessage("many: 128 is out of the range of #a, i8");
    assertThatThrownBy(() -> b.emit("branch", 3))
        .hasMessage("branch: operand #target is code, not Integer 3");
    assertThatThrownBy(() -> b.emit("nothing")).hasMessage("tiny has no instruction nothing");
    assertThatThrownBy(() -> b.emit(99)).hasMessage("opcode 99 is not one of the 18 of tiny");
    assertThat(b.position()).isEqualTo(1);
  }

  @Test
  void labelsBelongToOneBuilder() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label foreign = new CodeBuilder(Tiny.SET).newLabel("there");
    assertThatThrownBy(() -> b.bind(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label there unbound belongs to another builder");
    Label twice = b.newLabel("twice");
    b.bind(twice);
    assertThatThrownBy(() -> b.bind(twice)).hasMessage("label twice 1 is bound already");
  }

  @Test
  void equalStringsShareAConstantAndOtherObjectsDoNot() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    assertThat(b.constant("a")).isEqualTo(1);
    assertThat(b.constant(new StringBuilder("a"))).isEqualTo(2);
    assertThat(b.constant(new String("a"))).isEqualTo(1);
    assertThat(b.constant(new StringBuilder("a"))).isEqualTo(3);
  }

  @Test
  void aSourcePositionHoldsUntilTheNext() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("drop").source("a.src", 1, 2).emit("drop").emit("drop");
    Code code = b.source("a.src", 2, 1).emit("drop").build();
    assertThat(code.source(1)).isEmpty();
    assertThat(code.source(2)).contains(new SourcePosition("a.src", 1, 2));
    assertThat(code.source(3)).contains(new SourcePosition("a.src", 1, 2));
    assertThat(code.source(4)).hasToString("Optional[a.src:2:1]");
  }

  @Test
  void theFirstEntryIsTheDefault() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("drop").entry("second").emit("drop").entry("third");
    assertThat(b.build().defaultEntry()).isEqualTo(2);
    assertThat(new CodeBuilder(Tiny.SET).emit("drop").build().defaultEntry()).isEqualTo(1);
    assertThatThrownBy(() -> b.entry("third")).hasMessage("entry third exists already");
  }

  @Test
  void aMillionInstructionsTakeNoMoreThanTheirWords() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label end = b.newLabel();
    for (int i = 0; i < 1_000_000; i++) {
      b.emit(opcode("branch"), end);
    }
    b.bind(end).emit("halt");
    Code code = b.build();
    assertThat(code.end()).isEqualTo(2_000_002);
    assertThat(code.word(2)).isEqualTo(2_000_001);
  }
}
