/**
 * The command line of {@code ./backbeat bench}. Knows all other rooms; nothing knows it.
 */
package backbeat.benchmarks.commands;
