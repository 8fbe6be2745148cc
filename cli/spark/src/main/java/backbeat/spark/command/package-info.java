/** The commands of {@code backbeat spark}. */
package backbeat.spark.command;
