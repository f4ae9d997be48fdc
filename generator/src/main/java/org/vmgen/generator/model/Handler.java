package org.vmgen.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.action.Stmt;

/**
 * {@code on throw (e, at) ...} or {@code on trap (kind, at, detail) ...}: an action of the machine
 * that starts from the state before the instruction that threw or trapped.
 *
 * @param value the thrown value, or the trap's code as i64
 * @param at the position of that instruction, of type u64
 * @param detail of a trap that is told more about: the number of the stack, memory or region in
 *     order of declaration, -1 if there is none, as i64
 */
public record Handler(
    Variable value,
    Variable at,
    Optional<Variable> detail,
    Stmt.Block block,
    Documentation documentation) {

  /** The variables that it starts with, in order. */
  public List<Variable> parameters() {
    return Stream.concat(Stream.of(value, at), detail.stream()).toList();
  }
}
