/**
 * The typed intermediate representation of actions. Actions stay data until a printer turns them
 * into text: engines, the reference engine and later translators all read the same records.
 */
package org.vmgen.generator.action;
