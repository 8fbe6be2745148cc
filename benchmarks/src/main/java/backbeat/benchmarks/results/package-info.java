/**
 * Measurements in files, what they depend on, how they compare, grow, and stand to the machine's limits. Knows what
 * benchmarks say.
 */
package backbeat.benchmarks.results;
