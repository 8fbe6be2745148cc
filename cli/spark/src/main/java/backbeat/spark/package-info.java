/** The study on Spark: the same bits as on one machine, for any number of partitions, tasks and executors. */
package backbeat.spark;
