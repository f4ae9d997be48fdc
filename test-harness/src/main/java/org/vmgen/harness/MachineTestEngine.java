package org.vmgen.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/** An engine in this process. */
public final class MachineTestEngine implements TestEngine {
  private final String name;
  private final InstructionSet set;
  private final Driver.MachineFactory machines;

  public MachineTestEngine(String name, InstructionSet set, Driver.MachineFactory machines) {
    this.name = name;
    this.set = set;
    this.machines = machines;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> run(List<Code> programs, long budget, long slice) {
    return programs.stream().map(program -> run(program, budget, slice)).toList();
  }

  private String run(Code program, long budget, long slice) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    Driver driver = new Driver(set, machines, InputStream.nullInputStream(), out, err);
    DriverOptions options =
        new DriverOptions(
            false, limit(budget), limit(slice), RESUMES, Optional.empty(), "", true, List.of());
    try {
      driver.run("program", program, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static OptionalLong limit(long instructions) {
    return instructions == 0 ? OptionalLong.empty() : OptionalLong.of(instructions);
  }

  @Override
  public void close() {}
}
