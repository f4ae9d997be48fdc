package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.examples.forth.Command.Outcome;

/** Systems that SAVE-SYSTEM wrote: each starts on every engine, wherever it was saved. */
class SaveSystemTest {

  private static final String DEFINITIONS =
      """
      5 value n   7 8 2value d   1.5e fvalue r   6 to n   9 10 to d   2.5e to r
      defer action   :noname 11 ; is action
      : with-locals {: a b | c -- n :} a b + to c c 10 * ;
      variable counter  12 counter !   2variable pair  13 14 pair 2!
      create table  1 , 2 , 3 ,
      : constants create , does> ( -- n ) @ ;   15 constants fifteen
      wordlist constant mine   get-current mine set-current  : hidden 16 ;  set-current
      vocabulary tools-of-mine   also tools-of-mine definitions  : inside 17 ;  previous definitions
      : says s" text of its own" ;
      s" world" s" who" replaces
      variable file   marker later   : forgotten ;
      s" notes.txt" w/o create-file throw file !
      s" saved" file @ write-line throw
      save-system saved.img
      s" more" file @ write-line throw   file @ close-file throw
      """;

  private static final String USES =
      """
      n . d . . r f. action . 1 2 with-locals . counter @ . pair 2@ . . table 2 cells + @ . fifteen .
      mine >order hidden . previous   also tools-of-mine inside . previous
      says type space   s" the %who%" pad 80 substitute . type space
      s" world of ours" s" who" replaces   s" the %who%" pad 80 substitute . type space
      18 to n n .   19 20 to d d . .   3.5e to r r f.   :noname 21 ; is action action .
      later  s" forgotten" forth-wordlist search-wordlist .
      s" x" file @ write-file 0<> .   file @ close-file 0<> .   depth .
      """;

  private static final String PRINTED =
      "6 10 9 2.5 11 30 12 14 13 3 15 16 17 text of its own 1 the world 1 the world of ours "
          + "18 20 19 3.5 21 0 -1 -1 0 ";

  @TempDir Path directory;

  @BeforeEach
  void writesProgram() throws Exception {
    Files.writeString(directory.resolve("definitions.fs"), DEFINITIONS);
    Files.writeString(directory.resolve("uses.fs"), USES);
  }

  @ParameterizedTest
  @EnumSource
  void aSavedSystemGoesOnOnEveryEngine(Engine engine) throws Exception {
    assertThat(engine.run(directory, "", List.of("definitions.fs")))
        .isEqualTo(new Outcome(0, "", ""));
    assertThat(directory.resolve("notes.txt")).hasContent("saved\nmore\n");
    for (Engine other : Engine.values()) {
      assertThat(other.run(directory, "", List.of("--image", "saved.img", "uses.fs")))
          .as("on %s", other)
          .isEqualTo(new Outcome(0, PRINTED, ""));
    }
  }

  @Test
  void anErrorInASavedSystemHasItsPlaceAndNothingOfTheTimeBefore() throws Exception {
    Engine.JAVA_SWITCH.run(directory, "", List.of("definitions.fs"));
    Files.writeString(directory.resolve("bad.fs"), "nonsense\n");
    assertThat(Engine.C_DIRECT.run(directory, "", List.of("--image", "saved.img", "bad.fs")))
        .isEqualTo(new Outcome(1, "", "bad.fs:1:1: undefined word: nonsense\n  nonsense\n  ^\n"));
  }

  @Test
  void aSystemThatWasSavedTwiceStarts() throws Exception {
    Engine.JAVA_SWITCH.run(directory, "", List.of("-e", ": one 1 ; save-system first.img"));
    Engine.C_DIRECT.run(
        directory,
        "",
        List.of("--image", "first.img", "-e", ": two one 1+ ; save-system second.img"));
    for (Engine engine : Engine.values()) {
      assertThat(engine.run(directory, "", List.of("--image", "second.img", "-e", "two one . .")))
          .isEqualTo(new Outcome(0, "1 2 ", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.1, 0.5, 0.9, 0.99999})
  void aTruncatedImageIsRefused(double part) throws Exception {
    byte[] image = image();
    assertRefused(Arrays.copyOf(image, (int) (part * image.length)), "");
  }

  @Test
  void aDamagedImageIsRefused() throws Exception {
    byte[] image = image();
    image[image.length / 2] ^= 1;
    assertRefused(image, "damaged");
  }

  @Test
  void anImageOfAnotherFormatIsRefused() throws Exception {
    byte[] image = image();
    image[4] = 99;
    assertRefused(sealed(image), "99");
  }

  @Test
  void anImageOfAnotherMachineIsRefused() throws Exception {
    assertRefused(renamed("\005\0\0\0forth", "\005\0\0\0norse"), "norse");
  }

  /** As an image is that was saved before an instruction got its present name. */
  @Test
  void anImageWithInstructionsThatThereAreNoMoreIsRefusedAndTheyAreNamed() throws Exception {
    assertRefused(renamed("\004\0\0\0swap", "\004\0\0\0swop"), "swop");
  }

  private void assertRefused(byte[] image, String reason) throws Exception {
    Files.write(directory.resolve("bad.img"), image);
    List<String> arguments = List.of("--image", "bad.img", "-e", "1 .");
    Outcome inJava = Engine.JAVA_SWITCH.run(directory, "", arguments);
    assertThat(inJava.status()).isEqualTo(3);
    assertThat(inJava.out()).isEmpty();
    assertThat(inJava.err()).startsWith("bad.img: error: ").contains(reason);
    for (Engine engine : Engine.values()) {
      assertThat(engine.run(directory, "", arguments)).isEqualTo(inJava);
    }
  }

  private byte[] image() throws Exception {
    Engine.JAVA_SWITCH.run(directory, "", List.of("-e", "save-system good.img"));
    return Files.readAllBytes(directory.resolve("good.img"));
  }

  /** An image in which a text stands for another one of the same length. */
  private byte[] renamed(String from, String to) throws Exception {
    String image = new String(image(), StandardCharsets.ISO_8859_1);
    int at = image.indexOf(from);
    assertThat(at).isNotNegative();
    String changed = image.substring(0, at) + to + image.substring(at + from.length());
    return sealed(changed.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** With the checksum of what the image holds now. */
  private static byte[] sealed(byte[] image) {
    CRC32 sum = new CRC32();
    sum.update(image, 0, image.length - 4);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(image.length - 4, (int) sum.getValue());
    return image;
  }
}
