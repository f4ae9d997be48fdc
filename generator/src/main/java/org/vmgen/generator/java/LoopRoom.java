package org.vmgen.generator.java;

import java.util.List;
import java.util.OptionalInt;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;

/**
 * The room in the method with the loop of an engine in Java, by the estimates that decide which
 * bodies stand there.
 */
public final class LoopRoom {
  private final MachineClass machine;
  private final List<JavaBody> instructions;
  private final int bytes;

  /**
   * The room for a machine.
   *
   * @param model which has an engine in Java
   * @param checked whether the engine makes tests
   */
  public LoopRoom(VmModel model, boolean checked) {
    EngineConfig config = EngineConfig.of(JavaSwitchBackend.NAME, checked);
    machine = new MachineClass(model, config, EngineNames.of(model, config), new Templates());
    instructions = model.instructions().stream().map(machine::body).toList();
    bytes = machine.room(instructions);
  }

  /** The bytes of bytecode for bodies. */
  public int bytes() {
    return bytes;
  }

  /** The bytes of an instruction; none if it always stands outside. */
  public OptionalInt bytes(Instruction instruction) {
    return bytes(instructions.get(instruction.opcode()));
  }

  /** The bytes of a combination; none if it always stands outside. */
  public OptionalInt bytes(Composite composite) {
    return bytes(machine.body(composite));
  }

  private static OptionalInt bytes(JavaBody body) {
    return body.standsOutside() ? OptionalInt.empty() : OptionalInt.of(body.bytes(Mode.LOOP));
  }

  /**
   * What combinations push out of the loop.
   *
   * @param programs profiles, of one program each, that the engine is laid out by
   */
  public Displacement displacement(List<Profile> programs) {
    Usage usage = machine.usage(programs);
    List<JavaBody> order =
        usage.bySaving(instructions.stream().filter(body -> !body.standsOutside()).toList());
    return new Displacement(
        bytes,
        order.stream().mapToInt(body -> body.bytes(Mode.LOOP)).toArray(),
        order.stream().mapToDouble(body -> usage.saved(body.instructions().get(0))).toArray());
  }

  /**
   * What is lost if combinations take room in the loop: the instructions that save least for their
   * bytes stand outside then, the last of them in part.
   */
  public static final class Displacement {
    private final int room;
    private final int[] sizes;
    private final double[] saved;
    private final double most;

    private Displacement(int room, int[] sizes, double[] saved) {
      this.room = room;
      this.sizes = sizes;
      this.saved = saved;
      most = saved(room);
    }

    /** What instructions save in so many bytes. */
    private double saved(long bytes) {
      long left = bytes;
      double sum = 0;
      for (int i = 0; i < sizes.length && left > 0; i++) {
        sum += saved[i] * Math.min(1, (double) left / sizes[i]);
        left -= sizes[i];
      }
      return sum;
    }

    /**
     * Dispatches for each executed instruction by which programs get slower.
     *
     * @param bytes that combinations take
     * @return from 0; infinite if there is no such room
     */
    public double of(long bytes) {
      return bytes > room ? Double.POSITIVE_INFINITY : most - saved(room - bytes);
    }
  }
}
