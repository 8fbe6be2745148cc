/** Models that tasks fit. */
package backbeat.spark.training;
