/** C back ends: an engine, its interface and its tools as readable C. */
package org.vmgen.generator.c;
