/**
 * From the syntax trees of blocks and expressions to the typed representation of actions: names,
 * types, constants, definite assignment.
 *
 * <p>An expression is checked once, from its leaves up. A literal's type stays open ({@link
 * org.vmgen.generator.check.action.Operand.Open}) until an operand, an assignment or a parameter
 * beside it asks for one.
 */
package org.vmgen.generator.check.action;
