package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

/**
 * A program in the mini language whose running time a number decides.
 *
 * @param name for the report
 * @param start a number with which it takes some ten milliseconds
 * @param source the program's text by its number
 * @param growth by how much the number grows for the program to take so many times as long
 * @param callgrind the number under callgrind, which is about fifty times slower
 */
record MiniProgram(
    String name, long start, LongFunction<String> source, Growth growth, long callgrind) {

  /** The number with which the program takes {@code factor} times as long as with {@code n}. */
  interface Growth {
    long number(long n, double factor);
  }

  /** Calls and little else. */
  static final MiniProgram FIB =
      new MiniProgram(
          "fib",
          27,
          """
          func fib(n)
            var r;
            if n < 2 then
              r := n;
            else
              r := fib(n - 1) + fib(n - 2);
            end if;
            return r;
          end func;

          func main()
            return fib(%d);
          end func;
          """
              ::formatted,
          (n, factor) -> n + (long) Math.ceil(Math.log(factor) / Math.log((1 + Math.sqrt(5)) / 2)),
          18);

  /** No calls: a loop over arithmetic, comparisons and variables. */
  static final MiniProgram LOOP =
      new MiniProgram(
          "loop",
          500_000,
          """
          func main()
            var i;
            var s;
            while i < %d do
              if (i & 3) = 0 then
                s := s + (i * 7);
              else
                s := s - i;
              end if;
              i := i + 1;
            end while;
            return s;
          end func;
          """
              ::formatted,
          (n, factor) -> (long) Math.ceil(n * factor),
          20_000);

  /**
   * Compiles the program with a number to an image, by the mini compiler.
   *
   * @param folder for its text and its image
   */
  Path image(long n, Path folder) throws IOException {
    Path text = folder.resolve(name + "-" + n + ".mini");
    Path image = folder.resolve(name + "-" + n + ".img");
    Files.writeString(text, source.apply(n));
    Processes.output(
        Processes.java("org.vmgen.mini.Main", "--image", image.toString(), text.toString()));
    return image;
  }
}
