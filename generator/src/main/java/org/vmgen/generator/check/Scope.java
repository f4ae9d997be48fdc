package org.vmgen.generator.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.check.action.ConstantValue;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/**
 * What the names of a description mean, for those who check actions and constant expressions. Types
 * and state are separate name spaces; constants, enums, functions and externs share one, and none
 * of them has the name of a piece of state. A name is asked for without backquotes.
 *
 * <p>Constants and functions are checked when they are first asked for, so that they may be
 * declared in any order; one that depends on itself is reported and empty.
 */
public interface Scope {

  /** A built-in type, one declared by {@code type} (resolved), or a reference type. */
  Optional<Type> type(String name);

  /** The type that is named there; an unknown one is reported. */
  Optional<Type> type(VmgParser.TypeRefContext reference);

  /** A stack, register, region or memory. */
  Optional<State> state(String name);

  Optional<ConstantValue> constant(String name);

  /** The members of an enum in order; empty if there is no enum of that name. */
  List<String> enumMembers(String enumName);

  Optional<ConstantValue> enumMember(String enumName, String member);

  /** Whether a function of that name is declared. */
  boolean isFunction(String name);

  /**
   * A function with its checked body; empty if it calls itself, which is reported.
   *
   * @param use where it is called
   */
  Optional<Function> function(String name, SourceRange use);

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

  /** All names of types, state and shared pieces, for advice. */
  Collection<String> names();

  /** All traps, for advice. */
  Collection<String> trapNames();
}
