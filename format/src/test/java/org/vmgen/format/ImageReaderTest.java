package org.vmgen.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ImageReaderTest {

  private static ImageFile image(List<ImageFile.Section> others) {
    return new ImageFile(
        "mini",
        List.of(
            new ImageFile.Instruction(
                "lit", "-- data.i64", List.of(new ImageFile.Immediate("i64", false)))),
        new long[] {0, 0, -1},
        new int[] {1},
        List.of(new ImageFile.Entry("main", 1)),
        List.of(
            new ImageFile.Constant.Int(-1),
            new ImageFile.Constant.Float(0.5),
            new ImageFile.Constant.Text("é"),
            new ImageFile.Constant.Host("r", new byte[] {1, 2})),
        List.of(new ImageFile.MemoryRange("mem", 1L << 40, new byte[] {7})),
        List.of(new ImageFile.Register("up", 5)),
        List.of(new ImageFile.Source(1, "a.src", 2, 3)),
        List.of(new ImageFile.Forward(1, 1)),
        Map.of("user", new byte[] {9}),
        others);
  }

  private static byte[] bytes() {
    return ImageWriter.write(image(List.of()));
  }

  private static String problem(byte[] bytes) {
    return catchThrowableOfType(ImageException.class, () -> ImageReader.read(bytes)).getMessage();
  }

  private static byte[] repaired(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) checksum.getValue());
    return bytes;
  }

  private static int find(byte[] bytes, String tag) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(tag);
  }

  @Test
  void whatIsWrittenReadsBack() throws ImageException {
    ImageFile read = ImageReader.read(bytes());
    assertThat(read).usingRecursiveComparison().isEqualTo(image(List.of()));
    assertThat(ImageWriter.write(read)).isEqualTo(bytes());
  }

  @Test
  void theFirstBytesAreFixed() {
    assertThat(Arrays.copyOf(bytes(), 28))
        .containsExactly(
            'V', 'M', 'G', 'I', 1, 0, 0, 0, 13, 0, 0, 0, 'N', 'A', 'M', 'E', 8, 0, 0, 0, 4, 0, 0, 0,
            'm', 'i', 'n', 'i');
  }

  @Test
  void unknownSectionsAreKept() throws ImageException {
    List<ImageFile.Section> others = List.of(new ImageFile.Section("NEWS", new byte[] {1, 2, 3}));
    ImageFile read = ImageReader.read(ImageWriter.write(image(others)));
    assertThat(read.otherSections()).usingRecursiveComparison().isEqualTo(others);
  }

  @Test
  void foreignFiles() {
    assertThat(problem(new byte[0]))
        .isEqualTo("this is no vmgen image: it does not start with VMGI");
    assertThat(problem("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("this is no vmgen image: it does not start with VMGI");
  }

  @Test
  void otherVersions() {
    byte[] bytes = bytes();
    bytes[4] = 2;
    assertThat(problem(bytes))
        .isEqualTo("the image has version 2 of the format; this program reads version 1");
  }

  @Test
  void damage() {
    byte[] bytes = bytes();
    bytes[bytes.length / 2] ^= 1;
    assertThat(problem(bytes)).isEqualTo("the image is damaged: its checksum is wrong");
    assertThat(problem(Arrays.copyOf(bytes(), bytes().length - 9)))
        .isEqualTo("the image is cut off or damaged: section 13 does not end in the file");
    assertThat(problem(Arrays.copyOf(bytes(), bytes().length + 1)))
        .isEqualTo("the image is damaged: something follows its last section");
  }

  @Test
  void wrongSections() {
    byte[] twice = bytes();
    twice[find(twice, "LEAD") + 2] = 'X';
    assertThat(problem(repaired(twice))).isEqualTo("the image is damaged: it has no section LEAD");
    byte[] same = bytes();
    System.arraycopy("NAME".getBytes(StandardCharsets.US_ASCII), 0, same, find(same, "INST"), 4);
    assertThat(problem(repaired(same))).isEqualTo("the image is damaged: it has two sections NAME");
    byte[] kind = bytes();
    kind[find(kind, "CNST") + 12] = 77;
    assertThat(problem(repaired(kind))).isEqualTo("the image is damaged: a constant has kind 77");
    byte[] needs = bytes();
    needs[find(needs, "HAND") + 8] = 1;
    assertThat(problem(repaired(needs)))
        .isEqualTo("the image needs a newer program: this one cannot use its section HAND");
    byte[] shorter = bytes();
    shorter[find(shorter, "ENTR") + 11] = 0x7f;
    assertThat(problem(repaired(shorter)))
        .isEqualTo("the image is damaged: section ENTR is shorter than it says");
    byte[] text = bytes();
    text[find(text, "mini")] = (byte) 0xff;
    assertThat(problem(repaired(text)))
        .isEqualTo("the image is damaged: a text in section NAME is not UTF-8");
  }

  @Property(tries = 3000)
  void changedBytesGiveAnImageOrOneMessage(
      @ForAll int at, @ForAll byte with, @ForAll int second, @ForAll byte value) {
    byte[] bytes = bytes();
    bytes[Math.floorMod(at, bytes.length)] = with;
    bytes[Math.floorMod(second, bytes.length)] = value;
    try {
      assertThat(ImageReader.read(repaired(bytes)).words()).isNotNull();
    } catch (ImageException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void anyBytesGiveOneMessage(@ForAll byte[] tail) {
    byte[] bytes = Arrays.copyOf(new byte[] {'V', 'M', 'G', 'I', 1, 0, 0, 0}, 8 + tail.length);
    System.arraycopy(tail, 0, bytes, 8, tail.length);
    assertThat(problem(bytes)).isNotBlank();
  }
}
