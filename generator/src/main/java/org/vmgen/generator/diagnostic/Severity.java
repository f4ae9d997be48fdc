package org.vmgen.generator.diagnostic;

/** How bad a problem is: nothing is generated once there is an error. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String text;

  Severity(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
