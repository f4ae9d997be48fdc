package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.ctools.ToolMachine.Outcome;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Disassembler;

/** Whatever a file holds, the driver ends with a message and a documented exit code. */
class HostileInputTest {

  private static final int FILES = 400;

  @TempDir Path directory;
  private final Random random = new Random(11);

  @Test
  void damagedImagesAndTextsNeverCrash() throws Exception {
    ToolMachine machine = ToolMachine.get();
    RandomPrograms programs = new RandomPrograms(machine.set, 5);
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      var code = programs.next();
      seeds.add(Images.write(code));
      seeds.add(Disassembler.disassemble(code).getBytes(StandardCharsets.UTF_8));
    }
    int refused = 0;
    for (int round = 0; round < 5; round++) {
      List<String> files = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        byte[] bytes = mutated(seed);
        Files.write(directory.resolve("f" + i), seed[0] == 'V' ? withChecksum(bytes) : bytes);
        files.add("f" + i);
      }
      for (List<String> options : List.of(List.of("--disassemble"), List.of("--budget", "50"))) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(files);
        Outcome outcome = machine.c(directory, arguments.toArray(String[]::new));
        assertThat(outcome.err()).doesNotContain("Sanitizer", "runtime error");
        assertThat(outcome.status()).isBetween(0, 3);
        // Output of a program before need not end its line.
        assertThat(outcome.out().lines().filter(l -> l.matches(".*== f\\d+"))).hasSize(FILES);
        refused += (int) outcome.err().lines().filter(l -> l.contains(": error: ")).count();
      }
    }
    assertThat(refused).isGreaterThan(FILES);
  }

  /** One to a dozen changes of bytes, some of them such as counts and lengths have. */
  private byte[] mutated(byte[] seed) {
    byte[] bytes = seed.clone();
    for (int i = 1 + random.nextInt(12) * random.nextInt(2); i > 0 && bytes.length > 8; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(6));
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> Arrays.fill(bytes, at, end, (byte) (random.nextBoolean() ? 255 : 0));
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> bytes = joined(Arrays.copyOf(bytes, at), bytes, end);
        default -> bytes = joined(Arrays.copyOf(bytes, end), bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] start, byte[] rest, int from) {
    byte[] bytes = Arrays.copyOf(start, start.length + rest.length - from);
    System.arraycopy(rest, from, bytes, start.length, rest.length - from);
    return bytes;
  }

  /** Most changes would be found by the checksum alone. */
  private byte[] withChecksum(byte[] image) {
    if (image.length < 4 || random.nextInt(8) == 0) {
      return image;
    }
    CRC32 checksum = new CRC32();
    checksum.update(image, 0, image.length - 4);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(image.length - 4, (int) checksum.getValue());
    return image;
  }
}
