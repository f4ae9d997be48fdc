/**
 * The cross-compiler: turns the system's Forth source into an image. It knows just enough Forth to
 * compile that source: numbers, colon definitions, control structures, data.
 */
package org.vmgen.examples.forth.cross;
