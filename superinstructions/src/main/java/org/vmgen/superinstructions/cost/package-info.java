/** What running a combination costs, by engine. */
package org.vmgen.superinstructions.cost;
