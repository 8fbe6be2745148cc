/** Streams of rows through saved models: cut into chunks, predicted by several threads, written in input order. */
package backbeat.scoring;
