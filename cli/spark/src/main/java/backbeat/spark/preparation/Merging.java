package backbeat.spark.preparation;

import backbeat.data.Groups;
import java.io.Serializable;

/**
 * Which rows the first of each group stands for, on its way to the executors: 8 bytes a row.
 *
 * @param rows   those that are used, ascending
 * @param key    the name of the groups
 * @param firsts by row of the table the first row of its group
 */
record Merging(int[] rows, String key, int[] firsts) implements Serializable {
    Groups groups() {
        return Groups.ofFirsts(key, firsts);
    }
}
