package org.vmgen.generator.check;

import java.util.Collection;
import java.util.Optional;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;

/**
 * What the names of types, state, externs and traps mean, for those who check actions and constant
 * expressions. Types and state are separate name spaces; constants, enums, functions and externs
 * share one, and none of them has the name of a piece of state. A name is asked for without
 * backquotes.
 */
public interface Scope {

  /** A built-in type, one declared by {@code type} (resolved), or a reference type. */
  Optional<Type> type(String name);

  /** A stack, register, region or memory. */
  Optional<State> state(String name);

  Optional<Extern> extern(String name);

  /** A built-in or declared trap. */
  Optional<Trap> trap(String name);

  /**
   * Whether a declaration of that name had errors, which are reported: where a query is empty for
   * such a name, nothing more is to be said.
   */
  boolean isBroken(String name);

  /** The type of {@code throw}'s operand. */
  ScalarType throwType();

  ScalarType haltType();

  ScalarType yieldType();

  /** The stack of {@code call} and {@code return}. */
  Optional<Stack> returnStack();

  /** All types, for advice. */
  Collection<String> typeNames();

  /** All pieces of state, for advice. */
  Collection<String> stateNames();

  /** All externs, for advice. */
  Collection<String> externNames();

  /** All traps, for advice. */
  Collection<String> trapNames();
}
