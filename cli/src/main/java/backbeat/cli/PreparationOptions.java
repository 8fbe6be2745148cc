package backbeat.cli;

import backbeat.preparation.OutlierPolicy;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What may be changed between the rows of a file and the tables of a model. */
public final class PreparationOptions {
    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "Replaces the threshold of the label rule (popularity >= 50).")
    private Double threshold;

    @Option(
            names = "--outliers",
            paramLabel = "POLICY",
            defaultValue = "clip",
            description = "Numbers beyond the training quantiles: none, clip, drop. Default: ${DEFAULT-VALUE}.")
    private OutlierPolicy outliers;

    /** The threshold that was asked for, if any. */
    public OptionalDouble threshold() {
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    public OutlierPolicy outliers() {
        return outliers;
    }
}
