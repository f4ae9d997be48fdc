package org.vmgen.format.profile;

import java.io.IOException;
import java.util.List;

/** A profile cannot be used; the message says what is wrong, one problem a line. */
public final class ProfileException extends IOException {
  private static final long serialVersionUID = 1;

  public ProfileException(String message) {
    super(message);
  }

  /** All problems at once. */
  public ProfileException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
