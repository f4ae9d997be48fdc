package org.vmgen.runtime;

/**
 * An immediate operand of an instruction.
 *
 * @param typeName the type as the description names it, or that of a reference type
 * @param array whether it is a length word followed by that many elements
 */
public record ImmediateInfo(String name, String typeName, ValueType type, boolean array) {}
