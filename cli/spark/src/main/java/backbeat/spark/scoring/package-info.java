/** Answers of a saved model for tables of Spark's, by the serving code of one machine. */
package backbeat.spark.scoring;
