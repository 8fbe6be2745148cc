/**
 * From a CSV file to tables: what a file means ({@link backbeat.data.Recipe}), reading it ({@link backbeat.data.CsvTable}
 * into a {@link backbeat.data.Dataset}), cleaning, splitting without leaks, and preprocessing fitted on training rows.
 *
 * <p>Nothing here knows a particular data set: names of columns come from a recipe.
 */
package backbeat.data;
