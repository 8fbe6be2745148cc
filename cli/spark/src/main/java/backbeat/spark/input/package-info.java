/** Tables on any file system, as files, as rows to score, as rows to learn from. */
package backbeat.spark.input;
