package org.vmgen.generator.object;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a processor's instructions lead to one another, in the notation of objdump. */
enum Architecture {
  X86("x86-64", "(?:bnd |notrack )?j\\w+ .*", "(?:bnd |notrack )?(?:jmp|ret|ud2|hlt)\\b.*", 4),
  ARM("aarch64|arm64", "(?:b|b\\.\\w+|cbn?z|tbn?z) .*", "(?:b|br|ret|brk|udf)\\b(?!\\.).*", 0);

  private final Pattern format;
  private final Pattern jump;
  private final Pattern end;
  private final int bias;

  Architecture(String format, String jump, String end, int bias) {
    this.format = Pattern.compile(format);
    this.jump = Pattern.compile(jump);
    this.end = Pattern.compile(end);
    this.bias = bias;
  }

  /** The one of an object file, by the name of its format. */
  static Optional<Architecture> of(String format) {
    return Arrays.stream(values()).filter(a -> a.format.matcher(format).find()).findFirst();
  }

  /** Whether an instruction jumps or branches to a place that it names. */
  boolean jumps(String instruction) {
    return jump.matcher(instruction).matches();
  }

  /** Whether an instruction never goes on to the next. */
  boolean ends(String instruction) {
    return end.matcher(instruction).matches();
  }

  /** What relocations of jumps and of addresses relative to the next instruction are short by. */
  int bias() {
    return bias;
  }
}
