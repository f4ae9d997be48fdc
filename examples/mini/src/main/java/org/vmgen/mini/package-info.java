/** The small imperative language {@code mini} on a generated machine. */
package org.vmgen.mini;
