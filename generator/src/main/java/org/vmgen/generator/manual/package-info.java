/** The manual of a described machine's instruction set, in Markdown and HTML. */
package org.vmgen.generator.manual;
