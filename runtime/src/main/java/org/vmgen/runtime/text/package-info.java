/** Portable code as text: assembler and disassembler. */
package org.vmgen.runtime.text;
