/**
 * Streams of rows through saved models: cut into records once, parsed and encoded once, predicted by several threads, and
 * answered in the order of the rows. Knows files only as streams.
 */
package backbeat.scoring;
