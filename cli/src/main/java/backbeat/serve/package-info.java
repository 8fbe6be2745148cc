/**
 * A local page over a finished run: looks tracks up, explains, answers for values that are changed, moves thresholds. Serves
 * this machine alone, and whoever knows the token. Knows the run and its models, not the command line.
 */
package backbeat.serve;
