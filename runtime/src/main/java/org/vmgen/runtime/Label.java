package org.vmgen.runtime;

/**
 * A position that code may name before it is known. Made by {@link CodeBuilder#newLabel} and used
 * with that builder only.
 */
public final class Label {

  final CodeBuilder owner;
  private final String name;

  /** Portable position, 0 until bound. */
  int position;

  /** While unbound: the last word that names it; each such word holds the one before, 0 ends. */
  int lastUse;

  Label(CodeBuilder owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  /** Its name, empty if it has none. */
  public String name() {
    return name;
  }

  public boolean isBound() {
    return position != 0;
  }

  /**
   * The portable position.
   *
   * @throws IllegalStateException if it is not bound yet
   */
  public int position() {
    if (position == 0) {
      throw new IllegalStateException("label " + name + " is not bound");
    }
    return position;
  }

  @Override
  public String toString() {
    return "label " + (name.isEmpty() ? "" : name + " ") + (position == 0 ? "unbound" : position);
  }
}
