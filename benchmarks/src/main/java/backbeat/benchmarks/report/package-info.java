/**
 * Tables and plots of results, for the pages. Knows the results.
 */
package backbeat.benchmarks.report;
