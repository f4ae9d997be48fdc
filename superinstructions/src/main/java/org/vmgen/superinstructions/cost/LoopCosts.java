package org.vmgen.superinstructions.cost;

import java.util.List;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.java.LoopRoom;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Definitions;
import org.vmgen.superinstructions.corpus.Part;

/** Costs of bodies that share one method, with the bytes that they take there. */
final class LoopCosts implements Costs {
  private final Weights weights;
  private final VmModel model;
  private final LoopRoom room;
  private final Definitions definitions;

  LoopCosts(Weights weights, VmModel model, boolean checked) {
    this.weights = weights;
    this.model = model;
    room = new LoopRoom(model, checked);
    definitions = new Definitions(model);
  }

  @Override
  public int[] parts(List<Part> parts) {
    return weights.parts(StackTraffic.of(model, parts));
  }

  /** As the engine's layout estimates it; more than there is room for if it stands outside. */
  @Override
  public int bytes(List<Part> parts) {
    boolean plain = parts.size() == 1 && parts.get(0).isOpen();
    return (plain
            ? room.bytes(model.instructions().get(parts.get(0).opcode()))
            : room.bytes(definitions.composite("", parts)))
        .orElse(room.bytes() + 1);
  }

  @Override
  public Displacement displacement(List<Profile> programs) {
    LoopRoom.Displacement dispatches = room.displacement(programs);
    return bytes -> weights.dispatch() * dispatches.of(bytes);
  }
}
