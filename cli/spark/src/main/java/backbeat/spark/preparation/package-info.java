/** Rows that stay with the executors, and what tasks make of them before a model is fitted. */
package backbeat.spark.preparation;
