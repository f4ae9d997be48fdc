/** What combinations are worth to programs, also to such as they were not chosen for. */
package org.vmgen.superinstructions.evaluate;
