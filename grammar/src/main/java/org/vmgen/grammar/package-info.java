/** Lexer and parser of {@code .vmg} descriptions and of the actions in them. */
package org.vmgen.grammar;
