/**
 * {@code vmgen tune}: profiles programs, chooses combined instructions, builds an engine with each
 * number of them and measures. {@link org.vmgen.cli.tune.TuneCommand} says in which order; {@link
 * org.vmgen.cli.tune.TuneFolder} is why a run goes on where the last one stopped.
 */
package org.vmgen.cli.tune;
