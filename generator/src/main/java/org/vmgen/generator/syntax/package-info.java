/**
 * From files to syntax trees: reading, includes, options and families (on tokens), parsing. The
 * contexts of the ANTLR parser are the syntax tree.
 */
package org.vmgen.generator.syntax;
