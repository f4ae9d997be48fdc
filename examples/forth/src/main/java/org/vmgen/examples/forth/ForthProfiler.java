package org.vmgen.examples.forth;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.format.profile.ProfileWriter;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.image.Images;

/**
 * Runs a Forth program on the reference engine and writes its profile: {@code ForthProfiler SPEC
 * PROFILE INSTRUCTIONS PROGRAM [TEXT]}. The text is interpreted after the program. What the system
 * does before it looks for the first item, and so is the same in all programs, counts too.
 */
final class ForthProfiler {

  private static final Limits LIMITS =
      Limits.defaults().withMemory("mem", 1 << 24).withCode(1 << 23);

  private ForthProfiler() {}

  public static void main(String[] arguments) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    VmModel model = Vmgen.load(Path.of(arguments[0]), Map.of(), diagnostics).orElseThrow();
    Code code;
    try (InputStream in = ForthProfiler.class.getResourceAsStream("forth.img")) {
      code = Images.read(in.readAllBytes(), InstructionSets.of(model));
    }
    List<Item> items = new ArrayList<>(List.of(new Item(true, arguments[3])));
    if (arguments.length > 4) {
      items.add(new Item(false, arguments[4]));
    }
    OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream());
    ForthHost host =
        new ForthHost(
            items, new PlainTerminal(new ByteArrayInputStream(new byte[0])), new Output(out));
    ReferenceMachine machine =
        new ReferenceMachine(model, code, LIMITS, Host.writingTo(out), Optional.of(host));
    machine.startProfile();
    machine.setBudget(Long.parseLong(arguments[2]));
    Exit exit = machine.run(machine.codeView().entries().get("host boot"));
    try (OutputStream to = Files.newOutputStream(Path.of(arguments[1]))) {
      ProfileWriter.write(machine.profile(), to);
    }
    System.out.println(arguments[3] + ": " + exit.describe(machine.instructionSet()));
  }
}
