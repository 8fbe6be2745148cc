package backbeat.insight;

import backbeat.data.Dataset;
import backbeat.evaluation.WithinGroups;
import backbeat.parallel.Workers;
import backbeat.result.Insight.Contrast;
import backbeat.study.StudySet;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What goes with positive rows once the category is the same: the numeric columns of the data, one by one, as they stand there. */
final class GroupContrasts {
    private GroupContrasts() {}

    /**
     * Compares test rows of the same category.
     *
     * @param column the number of a categorical column of the tables; of a set column rows with the very same set are compared
     * @return by numeric column, farthest from one half first; without those that no pair can be told of
     */
    static List<Contrast> of(StudySet set, int column, Workers workers) {
        int[] groups = groups(set.tables().test(), column);
        int[] rows = set.split().test();
        Dataset dataset = set.dataset();
        List<String> names = dataset.columns().numericFeatures();
        int[] clusters = set.testClusters();
        List<Optional<WithinGroups>> found = workers.map(
                names.size(),
                i -> WithinGroups.of(set.tables().testLabels(), dataset.numbers(i, rows), groups, clusters));
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            found.get(i).ifPresent(one -> contrasts.add(new Contrast(name, one.auc(), one.pairs())));
        }
        contrasts.sort(Comparator.comparingDouble(one -> -Math.abs(one.auc().value() - 0.5)));
        return contrasts;
    }

    /** Rows that have none of the categories known from training are each a group of their own. */
    private static int[] groups(Table test, int column) {
        int[] groups = new int[test.rows()];
        Arrays.setAll(groups, row -> test.code(row, column) < 0 ? -1 - row : test.code(row, column));
        return groups;
    }
}
