package org.vmgen.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vmgen.format.ImageException;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.syntax.SmallFiles;
import org.vmgen.generator.verify.EffectTables;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.AssemblyException;
import org.vmgen.runtime.tool.ProgramFiles;
import org.vmgen.runtime.verify.Assumptions;
import org.vmgen.runtime.verify.AssumptionsReader;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.Finding;
import org.vmgen.runtime.verify.Verification;
import org.vmgen.runtime.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vmgen verify}. */
@Command(
    name = "verify",
    header = "Verifies programs of a described machine without running them.",
    description =
        "Follows each program, assembler text or an image, on all paths: whether each instruction "
            + "finds the items that it takes, code values where it jumps, and the same depths on "
            + "every path to a place. What is wrong is said with position and instruction; of a "
            + "good program, how deep its stacks get.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen verify forth.vmg hello.vmasm",
      "  vmgen verify forth.vmg sieve.img --assume forth.assume"
    })
final class VerifyCommand extends SpecCommand {

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PROGRAM",
      description = "programs: assembler text (.vmasm) or images (.img)")
  private List<String> programs = new ArrayList<>();

  @Option(
      names = "--assume",
      paramLabel = "FILE",
      description =
          "what the verifier cannot know: signatures of functions, rules for instructions, limits "
              + "of stacks")
  private Optional<String> assume = Optional.empty();

  @Override
  protected int run(VmModel model) throws IOException {
    Effects effects = EffectTables.of(model);
    Assumptions assumptions;
    try {
      assumptions =
          assume.isEmpty()
              ? Assumptions.NONE
              : AssumptionsReader.read(effects.set(), assume.get(), text(assume.get()));
    } catch (IllegalArgumentException e) {
      error(e.getMessage());
      return ExitCode.INPUT;
    }
    int code = ExitCode.FINE;
    for (String program : programs) {
      code = Math.max(code, verify(program, effects, assumptions));
    }
    return code;
  }

  private static String text(String file) throws IOException {
    byte[] bytes =
        SmallFiles.read(Path.of(file))
            .orElseThrow(
                () ->
                    new FileSystemException(
                        file, null, "it has more than " + SmallFiles.LARGEST + " bytes"));
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private int verify(String file, Effects effects, Assumptions assumptions) throws IOException {
    try {
      Code code = ProgramFiles.read(Path.of(file), file, effects.set(), List.of());
      Verification result = Verifier.verify(effects, assumptions, code);
      result.findings().forEach(finding -> error(place(file, code, finding) + finding));
      if (result.isGood()) {
        out().print(file + ": verified\n");
        new TreeMap<>(result.depths()).forEach((entry, depths) -> depths(effects, entry, depths));
        out().flush();
      }
      return result.isGood() ? ExitCode.FINE : ExitCode.INPUT;
    } catch (AssemblyException e) {
      streams().err().print(e.getMessage());
    } catch (ImageException e) {
      e.getMessage().lines().forEach(line -> error(file + ": error: " + line));
    } catch (IllegalArgumentException e) {
      error(file + ": error: " + e.getMessage());
    }
    return ExitCode.INPUT;
  }

  private static String place(String file, Code code, Finding finding) {
    return finding.position() < code.end()
        ? code.source(finding.position())
            .map(source -> source + ": error: ")
            .orElse(file + ": error: ")
        : file + ": error: ";
  }

  private void depths(Effects effects, String entry, List<Integer> depths) {
    String text =
        IntStream.range(0, depths.size())
            .mapToObj(i -> effects.set().stacks().get(i).name() + " " + depths.get(i))
            .collect(Collectors.joining(", "));
    out().print("  " + entry + ": at most " + text + "\n");
  }

  private void error(String text) {
    streams().err().print(text + "\n");
  }
}
