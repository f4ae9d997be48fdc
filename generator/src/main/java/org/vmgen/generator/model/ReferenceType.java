package org.vmgen.generator.model;

import java.util.Optional;

/**
 * A type of references of the host: {@code ref}, which is any reference, or one declared by {@code
 * reftype}. References compare by identity; each can be {@code null}.
 *
 * @param text its name
 * @param c the C type as the host writes it, a pointer
 * @param java the Java class as the host writes it
 */
public record ReferenceType(String text, Optional<String> c, Optional<String> java)
    implements Type {

  /** Any reference. */
  public static final ReferenceType ANY =
      new ReferenceType("ref", Optional.empty(), Optional.empty());

  @Override
  public SlotClass slotClass() {
    return SlotClass.REFERENCE;
  }
}
