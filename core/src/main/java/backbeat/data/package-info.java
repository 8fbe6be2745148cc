/**
 * Rows as they were read: which columns are wanted ({@link backbeat.data.Columns}), what single values mean, and the
 * columns themselves ({@link backbeat.data.Dataset}), filled by a {@link backbeat.data.DatasetBuilder} from whatever a
 * {@link backbeat.data.RowSource} holds. Nothing here knows files, recipes or a particular data set.
 */
package backbeat.data;
