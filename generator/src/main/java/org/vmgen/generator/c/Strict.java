package org.vmgen.generator.c;

import org.stringtemplate.v4.STErrorListener;
import org.stringtemplate.v4.misc.STMessage;

/** Makes every error in a template an exception: it is an error of the generator. */
record Strict(String file) implements STErrorListener {
  @Override
  public void compileTimeError(STMessage message) {
    throw fail(message);
  }

  @Override
  public void runTimeError(STMessage message) {
    throw fail(message);
  }

  @Override
  public void IOError(STMessage message) {
    throw fail(message);
  }

  @Override
  public void internalError(STMessage message) {
    throw fail(message);
  }

  private IllegalStateException fail(STMessage message) {
    return new IllegalStateException(file + ": " + message);
  }
}
