package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.evaluation.Interval;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.inspection.NameColumn;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.result.Insight.Importance;
import backbeat.result.StudyResult;
import backbeat.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has measured of a model: how far the AUC of test rows falls when a column is shuffled.
 *
 * @param columns the columns, the largest fall first
 * @param shares  the shares of the fall of impurity, by column, where the model has such
 */
record RunImportance(List<Importance> columns, Map<String, Double> shares) {
    /** What an inspection calls the shares of the fall of impurity. */
    private static final String IMPURITY = "impurityImportance";

    private static final String INDENT = " ".repeat(12);

    /** Columns of a column's name. */
    private static final int NAME = 20;

    private static final int LONGEST_NAME = 35;

    /** The measures that stand in the model's folder, if they are about this model. */
    static Optional<RunImportance> beside(Path file, Pipeline pipeline, Catalogue catalogue) throws IOException {
        Path metrics = file.toAbsolutePath().resolveSibling(StudyFiles.METRICS);
        if (!Files.exists(metrics)) {
            return Optional.empty();
        }
        StudyResult run = Json.read(metrics, StudyResult.class);
        String key = catalogue.of(pipeline.classifier()).key();
        Provenance origin = pipeline.provenance();
        Interval auc = run.models() == null || run.models().get(key) == null
                ? null
                : run.models().get(key).get("auc");
        boolean same = run.data() != null
                && run.data().sha256().equals(origin.dataSha256())
                && run.seed() == origin.seed()
                && auc != null
                && Math.abs(auc.value() - origin.metrics().getOrDefault("test.auc", -1.0)) < 1e-9;
        if (!same || run.insight() == null || run.insight().importance().get(key) == null) {
            return Optional.empty();
        }
        return Optional.of(new RunImportance(
                run.insight().importance().get(key),
                shares(catalogue.inspect(pipeline).data())));
    }

    private static Map<String, Double> shares(Map<String, Object> inspection) {
        Map<String, Double> shares = new LinkedHashMap<>();
        if (inspection.get(IMPURITY) instanceof Map<?, ?> found) {
            found.forEach((column, share) -> shares.put((String) column, (Double) share));
        }
        return shares;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Permutation fall of the AUC of test rows when a column is shuffled; ± half the");
        lines.add("importance  95 % interval"
                + (shares.isEmpty() ? "" : "; beside it the share of the fall of impurity"));
        NameColumn names =
                NameColumn.of(columns.stream().map(Importance::column).toList(), NAME, LONGEST_NAME);
        for (Importance column : columns) {
            String share = shares.containsKey(column.column())
                    ? String.format(Locale.ROOT, "  impurity %5.1f %%", 100 * shares.get(column.column()))
                    : "";
            String figures = Numbers.signed(column.aucDrop().value(), 3) + " ±"
                    + Numbers.fixed(column.aucDrop().width() / 2, 3) + share;
            names.lines(column.column(), figures).forEach(line -> lines.add(INDENT + line));
        }
        return lines;
    }
}
