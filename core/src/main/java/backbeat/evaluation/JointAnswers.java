package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What several models say of the same rows, each asked once: a blend of some of them adds up what these have said. */
final class JointAnswers {
    private JointAnswers() {}

    /** Probabilities by model, in their order, a row each; the bits that each gives alone. */
    static List<double[]> of(List<? extends BinaryClassifier> models, Table table, Workers workers) {
        Map<BinaryClassifier, double[]> said = new IdentityHashMap<>();
        for (BinaryClassifier model : models) {
            if (!(model instanceof BlendedClassifier)) {
                said.computeIfAbsent(model, asked -> {
                    double[] own = new double[table.rows()];
                    asked.probabilities(table, workers, own);
                    return own;
                });
            }
        }
        return models.stream()
                .map(model -> model instanceof BlendedClassifier blend
                        ? blend.probabilities(table, workers, said)
                        : said.get(model))
                .toList();
    }
}
