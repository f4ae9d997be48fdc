/** Messages to the user: what can be wrong, where it is, and how it is shown. */
package org.vmgen.generator.diagnostic;
