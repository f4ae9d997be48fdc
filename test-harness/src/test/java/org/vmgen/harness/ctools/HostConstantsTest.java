package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.harness.ctools.ToolMachine.Outcome;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.image.ConstantCodec;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/**
 * Images with objects of the host run on drivers in C and in Java that have a reader for them, and
 * what goes wrong in a loaded unit is told at its own place in the source.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostConstantsTest {

  @TempDir static Path directory;
  private final VmModel model = load();
  private Path program;

  private static VmModel load() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model =
        Vmgen.load("shapes.vmg", resource("shapes.vmg"), Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }

  private static String resource(String name) {
    try (InputStream in = HostConstantsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized Outcome c(String... arguments) throws Exception {
    if (program == null) {
      Path gcc = Tools.requireCompiler(Tool.GCC, "gcc", ToolMachine.SANITIZERS);
      Backend backend = Backends.named("c-direct").orElseThrow();
      for (OutputFile file : backend.generate(model, EngineConfig.checked("c-direct"))) {
        Files.writeString(directory.resolve(file.path()), file.text());
      }
      Files.writeString(directory.resolve("shapes_ext.h"), resource("shapes_ext.h"));
      program = directory.resolve("shapes");
      String build =
          "CC=%s sh shapes_build.sh %s -Wall -Wextra -Werror -I. -O1 %s -fno-sanitize-recover=all"
              .formatted(gcc, program, ToolMachine.SANITIZERS);
      assertThat(ToolMachine.execute(directory, List.of("sh", "-c", build)))
          .isEqualTo(new Outcome(0, "", ""));
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return ToolMachine.execute(directory, command);
  }

  private Outcome java(String file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shapes shapes = new Shapes();
    int status =
        new Driver(
                InstructionSets.of(model),
                (code, host) ->
                    new ReferenceMachine(model, code, Limits.defaults(), host, Optional.of(shapes)),
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(shapes))
            .run(DriverOptions.parse(List.of(directory.resolve(file).toString())));
    return new Outcome(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8).replace(directory + "/", ""));
  }

  private void write(String file, Code code) throws IOException {
    Files.write(directory.resolve(file), Images.write(code, List.of(new Shapes())));
  }

  private CodeBuilder builder() {
    return new CodeBuilder(InstructionSets.of(model));
  }

  private CodeBuilder area(CodeBuilder b, long width, long height) {
    return b.emit("shape", new Shapes.Rect(width, height)).emit("area").emit("print");
  }

  @Test
  void anImageWithObjectsOfTheHostRunsOnBoth() throws Exception {
    write("p.img", area(area(builder(), 6, 7), 2, 50).emit("stop").build());
    assertThat(c("p.img")).isEqualTo(new Outcome(0, "42\n100\n", "")).isEqualTo(java("p.img"));
  }

  @Test
  void anImageOfAnImageIsTheSameAndNeedsNoReader() throws Exception {
    write("p.img", area(builder(), 6, 7).emit("stop").build());
    assertThat(c("--image", "again.img", "p.img")).isEqualTo(new Outcome(0, "", ""));
    assertThat(Files.readAllBytes(directory.resolve("again.img")))
        .isEqualTo(Files.readAllBytes(directory.resolve("p.img")));
  }

  @Test
  void aConstantThatTheReaderRefusesIsNamed() throws Exception {
    ConstantCodec tooLong =
        new ConstantCodec() {
          @Override
          public String name() {
            return "rect";
          }

          @Override
          public boolean handles(Object constant) {
            return true;
          }

          @Override
          public byte[] write(Object constant) {
            return new byte[3];
          }

          @Override
          public Object read(byte[] bytes) {
            throw new IllegalStateException();
          }
        };
    Code code = area(builder(), 6, 7).emit("stop").build();
    Files.write(directory.resolve("p.img"), Images.write(code, List.of(tooLong)));
    String message = "p.img: error: the reader rect refuses constant 1";
    assertThat(c("p.img")).isEqualTo(new Outcome(1, "", message + "\n"));
    assertThat(java("p.img").err())
        .isEqualTo(message + ": java.lang.IllegalArgumentException: a rect has 2 bytes\n");
  }

  @Test
  void aTrapInALoadedUnitIsToldAtItsOwnPlace() throws Exception {
    CodeBuilder b = builder().source("main.src", 1, 1);
    b.emit("lit", 5).emit("compile").emit("call").emit("print");
    b.emit("lit", 0).emit("compile").emit("call").emit("stop");
    write("p.img", b.build());
    assertThat(c("p.img"))
        .isEqualTo(
            new Outcome(1, "2\n", "unit.src:2:7: error: exit trap zeroDivide at 21 after 13\n"))
        .isEqualTo(java("p.img"));
  }

  @Test
  void whereTheSourceIsNotKnownNoneIsTold() throws Exception {
    write(
        "p.img", builder().source("main.src", 1, 1).emit("lit", 1).noSource().emit("div").build());
    assertThat(c("p.img"))
        .isEqualTo(new Outcome(1, "", "exit trap underflow data at 3 after 1\n"))
        .isEqualTo(java("p.img"));
  }
}
