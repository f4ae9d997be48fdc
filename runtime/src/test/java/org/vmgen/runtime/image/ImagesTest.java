package org.vmgen.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vmgen.format.ImageException;
import org.vmgen.format.ImageFile;
import org.vmgen.format.ImageReader;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Programs;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;
import org.vmgen.runtime.ValueType;

class ImagesTest {

  /** What only a host can write. */
  private record Point(int x, int y) {}

  private static final ConstantCodec POINTS =
      new ConstantCodec() {
        @Override
        public String name() {
          return "point";
        }

        @Override
        public boolean handles(Object constant) {
          return constant instanceof Point;
        }

        @Override
        public byte[] write(Object constant) {
          Point point = (Point) constant;
          return new byte[] {(byte) point.x(), (byte) point.y()};
        }

        @Override
        public Object read(byte[] bytes) {
          return new Point(bytes[0], bytes[1]);
        }
      };

  private static String problem(byte[] image, InstructionSet set) {
    return catchThrowableOfType(ImageException.class, () -> Images.read(image, set)).getMessage();
  }

  @Provide
  Arbitrary<Code> codes() {
    return Programs.codes();
  }

  @Property(tries = 300)
  void anImageReadsBackAsTheSameCode(@ForAll("codes") Code code) throws ImageException {
    byte[] image = Images.write(code);
    Code again = Images.read(image, Tiny.SET);
    assertThat(facts(again)).isEqualTo(facts(code));
    assertThat(Images.write(again)).isEqualTo(image);
  }

  private static List<Object> facts(Code code) {
    return List.of(
        IntStream.range(1, code.end()).mapToObj(code::word).toList(),
        IntStream.rangeClosed(0, code.end()).mapToObj(code::isLeader).toList(),
        code.entries(),
        code.constants(),
        IntStream.range(1, code.end()).mapToObj(code::source).toList(),
        code.registers(),
        Arrays.hashCode(new TinyMachine(code).memory("mem").bytes));
  }

  @Test
  void onlyUsedInstructionsAreListed() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 7).emit("halt").emit("lit", 8).build();
    ImageFile image = Images.toFile(code, List.of());
    assertThat(image.instructions())
        .containsExactly(
            new ImageFile.Instruction(
                "lit", "-- data.i64", List.of(new ImageFile.Immediate("i64", false))),
            new ImageFile.Instruction("halt", "data.i64 --", List.of()));
    assertThat(image.words()).containsExactly(0, 0, 7, 1, 0, 8);
  }

  @Test
  void instructionsMayBeAddedAndRenumbered() throws ImageException {
    byte[] image = Images.write(new CodeBuilder(Tiny.SET).emit("lit", 7).emit("halt").build());
    InstructionSet other =
        InstructionSet.builder("tiny")
            .stack("data", ValueType.I64)
            .instruction("added", "added", "--")
            .end()
            .instruction("stop", "halt", "code --")
            .in(0, "code", "n", ValueType.I64)
            .endsBlock()
            .end()
            .instruction("lit", "lit", "#n -- n")
            .immediate("n", "n", ValueType.I64)
            .out(0, "n", "n", ValueType.I64)
            .end()
            .build();
    Code code = Images.read(image, other);
    assertThat(code.word(1)).isEqualTo(2);
    assertThat(code.word(3)).isEqualTo(1);
  }

  @Test
  void missingAndChangedInstructionsAreRefusedAllAtOnce() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.register(0, 5).memory(0, 0, new byte[1]);
    byte[] image = Images.write(b.emit("lit", 7).emit("dispatch", (Object) new long[0]).build());
    InstructionSet other =
        InstructionSet.builder("tiny")
            .stack("data", ValueType.I64)
            .instruction("lit", "lit", "#n -- n")
            .immediate("n", "n", ValueType.I32)
            .out(0, "n", "n", ValueType.I64)
            .end()
            .build();
    assertThat(problem(image, other))
        .isEqualTo(
            """
            the instruction lit #i64 ( -- data.i64 ) has changed: it is now lit #i32 ( -- data.i64 )
            the machine has no instruction dispatch #code[] ( data.i64 -- )
            the machine has no memory mem
            the machine has no register up""");
    InstructionSet foreign = InstructionSet.builder("forth").build();
    assertThat(problem(image, foreign))
        .isEqualTo("the image is for the machine tiny, not for forth");
  }

  @Test
  void constantsOfTheHostNeedTheirReader() throws ImageException {
    Code code = new CodeBuilder(Tiny.SET).emit("str", new Point(3, 4)).emit("halt").build();
    byte[] image = Images.write(code, List.of(POINTS));
    assertThat(Images.read(image, Tiny.SET, List.of(POINTS)).constant(1))
        .isEqualTo(new Point(3, 4));
    assertThat(problem(image, Tiny.SET))
        .isEqualTo("constant 1 needs the reader point, which is missing");
    assertThatThrownBy(() -> Images.write(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no codec writes the constant of class org.vmgen.runtime.image.ImagesTest$Point");
  }

  @Test
  void aFrozenReplacementSurvives() throws ImageException {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.entry("f").emit("lit", 1).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    machine.replace(1, new CodeBuilder(machine).emit("lit", 2).emit("halt").unit());
    Code code = Images.read(Images.write(machine.freeze()), Tiny.SET);
    assertThat(new TinyMachine(code).run().value()).isEqualTo(2);
  }

  @Test
  void userSectionsAreCarriedAlong() throws ImageException {
    Code code =
        new CodeBuilder(Tiny.SET).userSection("names", new byte[] {1, 2}).emit("halt").build();
    Code again = Images.read(Images.write(code), Tiny.SET);
    assertThat(again.userSections()).containsOnlyKeys("names");
    assertThat(again.userSections().get("names")).containsExactly(1, 2);
    Code other = again.withUserSections(Map.of());
    assertThat(Images.toFile(other, List.of()).userSections()).isEmpty();
  }

  @Test
  void wordsThatAreNoCodeAreRefused() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 7).emit("halt").build();
    ImageFile good = Images.toFile(code, List.of());
    assertThat(refused(good, new long[] {0, 0}, new int[] {1}))
        .isEqualTo("the image is damaged: its last instruction is cut off");
    assertThat(refused(good, new long[] {0, 5}, new int[] {1}))
        .isEqualTo("the image is damaged: there is no instruction at 1");
    assertThat(refused(good, new long[] {0, 0, 7, 1}, new int[] {2}))
        .isEqualTo("the image is damaged: leader 2 is not the position of an instruction");
    assertThat(refused(good, new long[] {0, 0, 7, 1}, new int[] {9}))
        .isEqualTo("the image is damaged: leader 9 lies outside the code");
    assertThat(refused(good, new long[0], new int[0]))
        .isEqualTo("the image is damaged: word 0 of code must be 0");
  }

  private static String refused(ImageFile good, long[] words, int[] leaders) {
    ImageFile image =
        new ImageFile(
            good.machine(),
            good.instructions(),
            words,
            leaders,
            good.entries(),
            good.constants(),
            good.memories(),
            good.registers(),
            good.sources(),
            good.forwards(),
            good.userSections(),
            good.otherSections());
    return catchThrowableOfType(
            ImageException.class, () -> Images.fromFile(image, Tiny.SET, List.of()))
        .getMessage();
  }

  @Property(tries = 2000)
  void damagedImagesGiveOneClearMessage(
      @ForAll("codes") Code code,
      @ForAll int at,
      @ForAll byte with,
      @ForAll boolean repairChecksum) {
    byte[] image = Images.write(code);
    int place = Math.floorMod(at, image.length);
    image[place] = with;
    if (repairChecksum) {
      Checksums.repair(image);
    }
    readsOrRefuses(image);
  }

  @Property(tries = 300)
  void cutOffImagesGiveOneClearMessage(@ForAll("codes") Code code, @ForAll int at) {
    byte[] image = Images.write(code);
    byte[] part = Arrays.copyOf(image, Math.floorMod(at, image.length));
    assertThatThrownBy(() -> ImageReader.read(part))
        .isInstanceOf(ImageException.class)
        .hasMessageMatching("the image is .*|this is no vmgen image.*");
  }

  private static void readsOrRefuses(byte[] image) {
    try {
      assertThat(Images.read(image, Tiny.SET).end()).isPositive();
    } catch (ImageException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
