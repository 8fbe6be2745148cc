/**
 * Programs that judge or draw fitted models rather than time them. Know the benchmarks and the rows.
 */
package backbeat.benchmarks.quality;
