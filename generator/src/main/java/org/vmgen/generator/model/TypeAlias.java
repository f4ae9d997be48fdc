package org.vmgen.generator.model;

import java.util.Optional;

/**
 * A type name declared by {@code type}: types untyped items by their first letters.
 *
 * @param on the stack where its items lie, if not the machine's default stack
 * @param shown how tools print a value: empty, or {@code bool}, {@code hex}, {@code char}
 */
public record TypeAlias(
    String name, Type type, Optional<Stack> on, String shown, Documentation documentation) {}
