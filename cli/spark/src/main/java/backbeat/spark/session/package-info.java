/** Spark sessions, and what a job needs of memory. */
package backbeat.spark.session;
