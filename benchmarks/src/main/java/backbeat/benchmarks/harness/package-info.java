/**
 * Plans of what is measured and how long, from what benchmarks say, and their execution by JMH. Knows the results.
 */
package backbeat.benchmarks.harness;
