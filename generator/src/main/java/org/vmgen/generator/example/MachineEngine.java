package org.vmgen.generator.example;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.SlotStorage;

/** Runs examples on machines in this process, which must count instructions. */
public final class MachineEngine implements ExampleEngine {

  private final String name;
  private final Function<Code, Machine> machines;

  /**
   * An engine.
   *
   * @param machines makes a machine for a program
   */
  public MachineEngine(String name, Function<Code, Machine> machines) {
    this.name = name;
    this.machines = machines;
  }

  /** The reference engine, with standard externs that write nowhere and read nothing. */
  public static MachineEngine reference(VmModel model) {
    return new MachineEngine("reference", code -> new ReferenceMachine(model, code, Host.silent()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Attempt> run(List<ExampleProgram> programs) {
    List<Attempt> attempts = new ArrayList<>();
    programs.forEach(program -> attempts.add(run(program)));
    return attempts;
  }

  private Attempt run(ExampleProgram program) {
    try {
      Machine machine = machines.apply(program.code());
      for (int i = 0; i < program.stacks().size(); i++) {
        fill(machine.stacks().get(i), program.stacks().get(i));
      }
      program
          .regions()
          .forEach((region, slots) -> fill(machine.regions().get(region.index()), slots));
      program
          .references()
          .forEach((register, value) -> machine.setReference(register.index(), value));
      machine.setBudget(1);
      return new Attempt.Observed(Observation.of(machine, machine.run(1)));
    } catch (ExternException e) {
      return Attempt.failed(e);
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(e.getMessage());
    }
  }

  private static void fill(SlotStorage storage, List<Object> slots) {
    for (Object slot : slots) {
      if (storage instanceof CellStack cells) {
        cells.push((Long) slot);
      } else if (storage instanceof FloatStack floats) {
        floats.push(storage.type().floatValue((Long) slot));
      } else if (storage instanceof ReferenceStack references) {
        references.push(slot);
      }
    }
  }
}
