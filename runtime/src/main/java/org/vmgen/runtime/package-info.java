/** What generated Java needs at run time, and what hosts implement externs against. */
package org.vmgen.runtime;
