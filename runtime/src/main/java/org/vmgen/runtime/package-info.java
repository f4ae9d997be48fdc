/**
 * What generated Java needs at run time, and what hosts implement externs against.
 *
 * <p>Four nouns: {@link org.vmgen.runtime.Code code} (immutable, shared between threads), {@link
 * org.vmgen.runtime.Machine machine} (cheap, reusable by reset, one thread at a time), {@link
 * org.vmgen.runtime.Limits limits}, {@link org.vmgen.runtime.Exit exit}. {@link
 * org.vmgen.runtime.CodeBuilder} makes code, {@link org.vmgen.runtime.InstructionSet} describes the
 * machine to every tool.
 */
package org.vmgen.runtime;
