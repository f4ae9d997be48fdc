package org.vmgen.superinstructions.cost;

import org.vmgen.generator.java.JavaSwitchBackend;
import org.vmgen.generator.model.VmModel;

/**
 * A switch in Java: one jump for all instructions, range tests of every access to arrays, and one
 * method for all bodies that are to be fast, which HotSpot compiles only up to 8,000 bytes.
 */
public class JavaSwitchCosts implements CostModel {

  private static final Weights WEIGHTS = new Weights(20, 3, 3, 3, 1, 12, 4, 7, 0);

  private final boolean checked;

  /** Of checked engines; for the service loader. */
  public JavaSwitchCosts() {
    this(true);
  }

  private JavaSwitchCosts(boolean checked) {
    this.checked = checked;
  }

  @Override
  public String name() {
    return CostModels.nameFor(JavaSwitchBackend.TARGET, checked);
  }

  @Override
  public String description() {
    return "a switch in Java: dispatch 20, a load, store or immediate 3, a pointer 1; bytes are"
        + " those of the loop's method, where combinations take the room of instructions";
  }

  @Override
  public Costs of(VmModel model) {
    return JavaSwitchBackend.supports(model)
        ? new LoopCosts(WEIGHTS, model, checked)
        : WEIGHTS.costs(model);
  }

  /** Of unchecked engines, whose bodies take less room. */
  public static final class Unchecked extends JavaSwitchCosts {

    /** For the service loader. */
    public Unchecked() {
      super(false);
    }
  }
}
