package org.vmgen.mini;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Disassembler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code mini}: compiles a program and runs it on one engine or on several. */
@Command(
    name = "mini",
    mixinStandardHelpOptions = true,
    version = "mini 0.1.0",
    sortOptions = false,
    description = "Compiles a mini program and runs it on generated engines.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the program ran to its end",
      "1:the program has errors, or stopped with one",
      "2:wrong usage",
      "3:a file could not be read, or a tool is missing"
    },
    footer = {
      "",
      "Example: run a program on a C and on a Java interpreter:",
      "  mini --engine c-direct,java-switch programs/tour.mini"
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int IO = 3;

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "java-switch",
      description = "${COMPLETION-CANDIDATES}; several, separated by commas, run one after another")
  private List<MiniEngine> engines = List.of();

  @Option(names = "--trace", description = "show each instruction with the stack before and after")
  private boolean trace;

  @Option(names = "--code", description = "show the code of the program instead of running it")
  private boolean code;

  @Option(
      names = "--image",
      paramLabel = "OUT.img",
      description = "write the program as an image instead of running it")
  private Path image;

  @Parameters(paramLabel = "FILE.mini", description = "the program")
  private Path file = Path.of("");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    MiniSource source;
    try {
      source = MiniSource.read(file);
    } catch (NoSuchFileException e) {
      System.err.println("mini: there is no file " + file);
      return IO;
    } catch (CharacterCodingException e) {
      System.err.println("mini: " + file + " is not a text in UTF-8");
      return IO;
    } catch (IOException e) {
      System.err.println("mini: " + file + " cannot be read: " + e.getMessage());
      return IO;
    }
    Code program;
    try {
      program = MiniCompiler.compile(source);
    } catch (MiniException e) {
      System.err.println(e.getMessage());
      return FAILED;
    }
    if (code) {
      System.out.print(Disassembler.disassemble(program));
      return 0;
    }
    if (image != null) {
      Files.write(image, Images.write(program));
      return 0;
    }
    int result = 0;
    for (MiniEngine engine : engines) {
      if (engines.size() > 1) {
        System.out.println("== " + engine);
        System.out.flush();
      }
      MiniMessages messages = new MiniMessages(System.err);
      result = Math.max(result, engine.run(program, source, trace, messages));
      messages.explain();
    }
    return result;
  }
}
