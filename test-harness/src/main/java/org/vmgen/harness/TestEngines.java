package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;

/** Makes the engines of a machine ready for comparison. */
public final class TestEngines {
  private static final List<String> WARNINGS = List.of("-Wall", "-Wextra", "-Werror");
  private static final List<String> SANITIZERS =
      List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g1", "-O1");

  private TestEngines() {}

  /** The oracle. */
  public static TestEngine reference(VmModel model) {
    return new MachineTestEngine(
        "reference",
        InstructionSets.of(model),
        (code, host) -> new ReferenceMachine(model, code, host));
  }

  /** java-switch, compiled in memory. */
  public static TestEngine java(VmModel model, boolean checked) {
    CompiledEngine engine = CompiledEngine.of(model, config("java-switch", checked));
    return new MachineTestEngine(
        name("java-switch", checked, ""), engine.instructionSet(), engine::machine);
  }

  /**
   * A C engine, compiled without warnings.
   *
   * @param compiler {@code gcc} or {@code clang}; the test is skipped where it is missing
   */
  public static TestEngine c(VmModel model, String engine, boolean checked, Tool compiler) {
    return c(model, config(engine, checked), compiler, List.of());
  }

  /** A C engine with some of the bodies that its description says. */
  public static TestEngine c(
      VmModel model, String engine, boolean checked, Tool compiler, BodyOptions bodies) {
    return c(model, config(engine, checked).with(bodies), compiler, List.of("-O1"));
  }

  /** The same, whose undefined behaviour would end it with an error. */
  public static TestEngine sanitized(
      VmModel model, String engine, boolean checked, BodyOptions bodies) {
    return c(model, config(engine, checked).with(bodies), Tool.GCC, SANITIZERS);
  }

  /** A C engine whose undefined behaviour would end it with an error. */
  public static TestEngine sanitized(VmModel model, String engine, boolean checked) {
    return c(model, config(engine, checked), Tool.GCC, SANITIZERS);
  }

  private static TestEngine c(
      VmModel model, EngineConfig config, Tool compiler, List<String> more) {
    Tools.require(compiler);
    Backend backend =
        ServiceLoader.load(Backend.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.name().equals(config.engine()))
            .findFirst()
            .orElseThrow();
    List<String> options = new ArrayList<>(WARNINGS);
    options.addAll(more);
    String variant = " " + compiler.commands().get(0) + (more.isEmpty() ? "" : " sanitized");
    return NativeTestEngine.compile(
        name(config.engine(), config.checked(), variant + text(config.bodies())),
        backend.generate(model, config),
        model.name(),
        compiler.commands().get(0),
        options);
  }

  private static String text(BodyOptions bodies) {
    return bodies.equals(BodyOptions.DEFAULT) ? "" : " " + bodies;
  }

  private static EngineConfig config(String engine, boolean checked) {
    return checked ? EngineConfig.checked(engine) : EngineConfig.unchecked(engine);
  }

  private static String name(String engine, boolean checked, String variant) {
    return engine + (checked ? "" : " unchecked") + variant;
  }
}
