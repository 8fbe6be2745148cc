/** CSV files, cut into records once and parsed on several threads. Knows rows, not what they mean. */
package backbeat.csv;
