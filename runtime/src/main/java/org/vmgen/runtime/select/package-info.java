/** Which of an engine's bodies run a piece of code at the least cost. */
package org.vmgen.runtime.select;
