package org.vmgen.generator.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.verify.Effects;

/** A generated Java engine, compiled and loaded into this process. */
public final class CompiledEngine {
  private final VmModel model;
  private final InstructionSet set;
  private final Effects effects;
  private final Constructor<?> constructor;
  private final Optional<Class<?>> externs;
  private final EngineNames names;
  private final Map<String, byte[]> classes;

  private CompiledEngine(VmModel model, EngineNames names, Map<String, byte[]> classes) {
    this.model = model;
    this.names = names;
    this.classes = classes;
    ClassLoader loader = JavaCompilation.loader(classes);
    try {
      String prefix = names.packageName().isEmpty() ? "" : names.packageName() + ".";
      Class<?> machine = loader.loadClass(prefix + names.machine());
      Class<?> instructions = loader.loadClass(prefix + names.instructions());
      externs =
          model.externs().isEmpty()
              ? Optional.empty()
              : Optional.of(loader.loadClass(prefix + names.externs()));
      set = (InstructionSet) instructions.getField("SET").get(null);
      effects = (Effects) loader.loadClass(prefix + names.effects()).getField("EFFECTS").get(null);
      constructor = machine.getConstructors()[0];
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated class lacks what it must have", e);
    }
  }

  /**
   * Generates and compiles an engine.
   *
   * @throws org.vmgen.generator.plan.UnsupportedModelException if the model has no Java engine
   * @throws IllegalStateException if this Java has no compiler
   */
  public static CompiledEngine of(VmModel model, EngineConfig config) {
    EngineNames names = EngineNames.of(model, config);
    Map<String, byte[]> classes =
        JavaCompilation.compile(new JavaSwitchBackend().generate(model, config));
    return new CompiledEngine(model, names, classes);
  }

  /**
   * Compiles an engine, with compiled classes kept in a folder: the same engine is compiled once.
   *
   * @param files generated for the model and the configuration
   * @throws IllegalStateException if it is not there and this Java has no compiler
   */
  public static CompiledEngine cached(
      VmModel model, EngineConfig config, List<OutputFile> files, Path folder) {
    return new CompiledEngine(
        model, EngineNames.of(model, config), ClassCache.compile(folder, files));
  }

  /** Whether the classes of generated files are kept in a folder. */
  public static boolean isCached(List<OutputFile> files, Path folder) {
    return ClassCache.has(folder, files);
  }

  /** The same engine, its classes loaded anew: HotSpot has compiled nothing of them. */
  public CompiledEngine reloaded() {
    return new CompiledEngine(model, names, classes);
  }

  /** The instruction set that the generated classes carry. */
  public InstructionSet instructionSet() {
    return set;
  }

  /** What the generated classes know for the verifier. */
  public Effects effects() {
    return effects;
  }

  /** A machine with default limits whose own externs are missing. */
  public Machine machine(Code code, Host host) {
    return machine(code, Limits.defaults(), host, Optional.empty());
  }

  /**
   * A machine.
   *
   * @param implementations an object whose methods implement externs by their names, or a class
   *     whose static methods do; standard externs need none, others fail when they are called
   * @throws IllegalArgumentException as the machine's constructor
   */
  public Machine machine(Code code, Limits limits, Host host, Optional<Object> implementations) {
    try {
      return (Machine)
          (externs.isEmpty()
              ? constructor.newInstance(code, limits, host)
              : constructor.newInstance(
                  code,
                  limits,
                  host,
                  ExternAdapter.of(model.externs(), externs.get(), implementations)));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a generated constructor failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated constructor cannot be called", e);
    }
  }
}
