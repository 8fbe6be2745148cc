/**
 * The tables that benchmarks and other libraries work on. Knows the engine alone.
 */
package backbeat.benchmarks.data;
