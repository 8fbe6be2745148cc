package backbeat.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where the rows came from and what was done to them before the split.
 *
 * @param source       {@code real} or {@code synthetic}
 * @param sha256       of the file's bytes, or of the synthetic set's generator settings
 * @param verified     whether the hash is the one that the recipe publishes
 * @param recipe       the recipe's name
 * @param rows         data rows read
 * @param rejected     rows that could not be parsed and were skipped on request
 * @param label        the label's rule, such as {@code popularity >= 50}
 * @param positiveRate the share of positive labels among all rows read
 * @param cleaning     what cleaning removed or changed, in order
 * @param used         rows left after cleaning
 * @param balance      the share of positive labels among the rows used, for several thresholds
 * @param format       how the file is written where that is not plain CSV; else empty
 * @param notes        which sets were collected over merged rows, and which columns are made of sets
 * @param warnings     losses that may change what the rows stand for (rows that could not be parsed, cleaning, outliers, all
 *                     together), what merged rows do not share, and parts with few rows of a class
 * @param unpublished  whether the recipe publishes no file; then none can be the published one
 */
public record DataSummary(
        String source,
        String sha256,
        boolean verified,
        String recipe,
        int rows,
        int rejected,
        String label,
        double positiveRate,
        List<CleaningStep> cleaning,
        int used,
        List<ThresholdRate> balance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String format,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unpublished) {
    public DataSummary {
        cleaning = List.copyOf(cleaning);
        balance = List.copyOf(balance);
        // Files from before these fields, and those of plain data, have none of them.
        format = format == null ? "" : format;
        notes = notes == null ? List.of() : List.copyOf(notes);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * One step of cleaning.
     *
     * @param step what was looked for
     * @param rows how many rows were concerned
     */
    public record CleaningStep(String step, long rows) {}

    /** The share of rows at or above a label threshold. */
    public record ThresholdRate(double threshold, double positiveRate) {}

    /** What is to be said of the file beside the recipe's: {@code the published file}; empty where none is published. */
    public String provenance() {
        return unpublished || isSynthetic() ? "" : verified ? "the published file" : "NOT the published file";
    }

    public boolean isSynthetic() {
        return source.equals("synthetic");
    }
}
