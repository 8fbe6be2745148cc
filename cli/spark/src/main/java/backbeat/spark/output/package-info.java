/** Folders that appear complete or not at all. */
package backbeat.spark.output;
