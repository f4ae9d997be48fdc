package org.vmgen.generator.model;

import org.vmgen.generator.action.Stmt;

/**
 * {@code on throw (e, at) ...} or {@code on trap (kind, at) ...}: an action of the machine that
 * starts from the state before the instruction that threw or trapped.
 *
 * @param value the thrown value, or the trap's code as i64
 * @param at the position of that instruction, of type u64
 */
public record Handler(Variable value, Variable at, Stmt.Block block, Documentation documentation) {}
