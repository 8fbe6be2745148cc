/**
 * What a benchmark says about itself by annotations: its profiles, further values of its parameters, what it costs, what it is
 * compared on, where it is shown. Knows nothing of ours.
 */
package backbeat.benchmarks.spec;
