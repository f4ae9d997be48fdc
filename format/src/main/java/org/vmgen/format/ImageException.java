package org.vmgen.format;

import java.io.IOException;
import java.util.List;

/** A file is no image that can be used; the message says what is wrong, one problem a line. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1;

  public ImageException(String message) {
    super(message);
  }

  /** All problems at once. */
  public ImageException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
