package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.logistic.LogisticTrainer;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelWithSets;
import backbeat.preparation.DerivedBlock;
import backbeat.preparation.PreparedData;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A set has another number in every table: rows that are explained bring their sets with them. */
class SetRowsTest {
    private static final int ROWS = 150;

    @Test
    void aRowAloneIsExplainedAsInTheTableOfAll() {
        Workers alone = Workers.sequential();
        PreparedData data = ModelWithSets.prepared(ROWS, 1, true);
        LogisticRegression model = new LogisticTrainer(LogisticOptions.defaults(), alone)
                .fit(data.train().table(), data.train().labels());
        Dataset dataset = ModelWithSets.dataset(ROWS, 1);
        Table all = data.preprocessor().apply(dataset, IntStream.range(0, ROWS).toArray());
        List<FeatureGroup> groups =
                FeatureGroup.eachColumn(model.schema(), new DerivedBlock(data.preprocessor())::source);
        ShapleySampling sampling = new ShapleySampling(20, 3, alone);
        boolean empty = false;
        int several = 0;
        for (int row = 0; row < 40; row++) {
            Table one = data.preprocessor().apply(dataset, new int[] {row});
            ShapleySampling.Parts parts = sampling.of(model, all, one, groups);
            assertEquals(sampling.of(model, all, all.select(new int[] {row}), groups), parts, "row " + row);
            double sum = parts.base();
            for (ShapleySampling.Share share : parts.shares()) {
                sum += share.value();
            }
            assertEquals(model.probabilities(one)[0], sum, 1e-12);
            empty |= all.sets(1).size(all.code(row, 1)) == 0;
            several += all.code(row, 1) != one.code(0, 1) ? 1 : 0;
        }
        assertTrue(empty && several > 10, several + " sets with another number");
    }
}
