package org.vmgen.generator.plan;

import java.util.List;
import org.vmgen.generator.model.Documentation;

/**
 * A model asks for what an engine cannot do, for example an instruction has no body for its target.
 */
public final class UnsupportedModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One reason, at its place. */
  public record Reason(Documentation where, String message, String advice) {}

  private final transient List<Reason> reasons;

  public UnsupportedModelException(List<Reason> reasons) {
    super(reasons.isEmpty() ? "" : reasons.get(0).message());
    this.reasons = List.copyOf(reasons);
  }

  public List<Reason> reasons() {
    return reasons;
  }
}
