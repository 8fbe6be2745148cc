package backbeat.spark.input;

import backbeat.data.DataException;
import java.util.List;
import java.util.Locale;

/** How the files of a table are written. */
public enum TableFormat {
    PARQUET,
    CSV,
    JSON;

    /** The format by the ending of a file's name, which may have a second one for its compression. */
    static TableFormat of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String compression : List.of(".gz", ".bz2", ".zst")) {
            lower = lower.endsWith(compression) ? lower.substring(0, lower.length() - compression.length()) : lower;
        }
        if (lower.endsWith(".parquet")) {
            return PARQUET;
        }
        if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
            return CSV;
        }
        if (lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return JSON;
        }
        throw new DataException("What format is " + name + "? Say it with --from parquet, csv or json");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
