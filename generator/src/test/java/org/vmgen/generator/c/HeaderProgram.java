package org.vmgen.generator.c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A C program that applies operations of a header to operands, and compares it with Java. */
final class HeaderProgram {

  private static final int SHOWN = 20;

  private final List<Operation> operations;
  private final List<Call> calls = new ArrayList<>();

  private record Call(int operation, long a, long b, long c, long[] expected) {}

  HeaderProgram(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /** Has every operation applied to these operands, where it is defined for them. */
  void callAll(long a, long b, long c) {
    for (int i = 0; i < operations.size(); i++) {
      long[] expected = operations.get(i).reference().results(a, b, c);
      if (expected.length != 0) {
        calls.add(new Call(i, a, b, c, expected));
      }
    }
  }

  /** The calls whose results differ from Java's, as text, the first ones of many. */
  List<String> mismatches(Recipe recipe, Path directory, String header) throws Exception {
    Path executable = recipe.build(directory, header, program(header));
    Path input = directory.resolve("calls");
    Path output = directory.resolve("results");
    ByteBuffer operands = ByteBuffer.allocate(calls.size() * 32).order(ByteOrder.nativeOrder());
    for (Call call : calls) {
      operands.putLong(call.operation).putLong(call.a).putLong(call.b).putLong(call.c);
    }
    Files.write(input, operands.array());
    ProcessBuilder builder = new ProcessBuilder(executable.toString());
    builder.environment().put("ASAN_OPTIONS", "detect_leaks=0");
    Path errors = directory.resolve("errors");
    Process process =
        builder
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertEquals(true, process.waitFor(2, TimeUnit.MINUTES), "the program ends");
    assertEquals(0, process.exitValue(), Files.readString(errors));
    return compare(ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.nativeOrder()));
  }

  private List<String> compare(ByteBuffer results) {
    assertEquals(calls.size() * 16, results.remaining(), "bytes of results");
    List<String> mismatches = new ArrayList<>();
    for (Call call : calls) {
      long r = results.getLong();
      long s = results.getLong();
      if (call.expected[0] != r || call.expected[1] != s) {
        mismatches.add(
            "%s(%#x, %#x, %#x) = %#x, %#x instead of %#x, %#x"
                .formatted(
                    operations.get(call.operation).name(),
                    call.a,
                    call.b,
                    call.c,
                    r,
                    s,
                    call.expected[0],
                    call.expected[1]));
      }
      if (mismatches.size() == SHOWN) {
        break;
      }
    }
    return mismatches;
  }

  private String program(String header) {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < operations.size(); i++) {
      cases.append("    case %d: %s break;\n".formatted(i, operations.get(i).code()));
    }
    return """
        #include <stdio.h>
        #include <stdint.h>
        #include <string.h>
        #ifdef PORTABLE
        #define %1$s_PORTABLE
        #endif
        #include "%2$s"

        static double f64(uint64_t bits) { double x; memcpy(&x, &bits, sizeof x); return x; }
        static float f32(uint64_t bits) {
          uint32_t low = (uint32_t)bits; float x; memcpy(&x, &low, sizeof x); return x;
        }
        static uint64_t bits64(double x) {
          uint64_t bits = UINT64_C(0x7ff8000000000000);
          if (x == x) memcpy(&bits, &x, sizeof bits);
          return bits;
        }
        static uint64_t bits32(float x) {
          uint32_t bits = UINT32_C(0x7fc00000);
          if (x == x) memcpy(&bits, &x, sizeof bits);
          return bits;
        }
        /* An address that is not a multiple of anything. */
        static unsigned char *bytes(uint64_t value) {
          static unsigned char storage[9];
          int i;
          for (i = 0; i < 8; i++) storage[i + 1] = (unsigned char)(value >> (8 * i));
          return storage + 1;
        }
        static uint64_t value(const unsigned char *bytes) {
          uint64_t value = 0;
          int i;
          for (i = 0; i < 8; i++) value |= (uint64_t)bytes[i] << (8 * i);
          return value;
        }

        static void apply(uint64_t operation, uint64_t a, uint64_t b, uint64_t c, uint64_t *results) {
          uint64_t r = 0, s = 0;
          (void)b; (void)c;
          switch (operation) {
        %3$s  }
          results[0] = r;
          results[1] = s;
        }

        int main(void) {
          uint64_t call[4], results[2];
          (void)f64; (void)f32; (void)bits64; (void)bits32; (void)bytes; (void)value;
          while (fread(call, sizeof call, 1, stdin) == 1) {
            apply(call[0], call[1], call[2], call[3], results);
            if (fwrite(results, sizeof results, 1, stdout) != 1) return 1;
          }
          return 0;
        }
        """
        .formatted(Recipe.PREFIX, header, cases);
  }
}
