package org.vmgen.generator.model;

/** The type of an item, a variable or an expression. Two types are the same when they are equal. */
public sealed interface Type permits ScalarType, ReferenceType {

  /** The name that the language uses. */
  String text();

  /** The kind of slot that holds a value of this type. */
  SlotClass slotClass();
}
