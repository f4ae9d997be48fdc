/** Combined instructions: what may be combined, and the action that a combination has. */
package org.vmgen.generator.combine;
