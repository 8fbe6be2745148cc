package backbeat.search;

import backbeat.learner.NeighborTuning;
import backbeat.model.Progress;
import backbeat.neighbors.MismatchNeighbors;
import backbeat.study.Cluster;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Neighbors that other machines look for, a range of the rows that are asked a task. */
record NeighborsElsewhere(Cluster cluster, StudyTables tables) implements NeighborTuning.Looking {
    /** Ranges for each part that is worked on at a time: one that takes longer then holds nobody up. */
    private static final int RANGES = 4;

    /** Rows that are asked, on their way there. */
    private record Asked(int[] columns, int[] train, int[] validation, int depth) implements Serializable {}

    @Override
    public MismatchNeighbors look(int[] columns, int[] train, int[] validation, int depth) {
        int rows = train.length + validation.length;
        int count = Math.max(1, Math.min(rows, RANGES * cluster.width()));
        List<Asked> asked = new ArrayList<>();
        for (int range = 0; range < count; range++) {
            int from = (int) ((long) rows * range / count);
            int to = (int) ((long) rows * (range + 1) / count);
            asked.add(new Asked(
                    columns, part(train, from, to), part(validation, from - train.length, to - train.length), depth));
        }
        return MismatchNeighbors.join(cluster.map(tables, asked, NeighborsElsewhere::look).stream()
                .map(lists -> MismatchNeighbors.restored(columns, depth, lists))
                .toList());
    }

    /** Those of the rows whose places are from {@code from} to before {@code to}; places may lie outside. */
    private static int[] part(int[] rows, int from, int to) {
        int first = Math.max(0, Math.min(rows.length, from));
        return Arrays.copyOfRange(rows, first, Math.max(first, Math.min(rows.length, to)));
    }

    private static long[][][][] look(StudyTables tables, Asked asked, Engine alone, Progress progress) {
        return NeighborTuning.look(
                        tables.training(),
                        asked.columns(),
                        asked.train(),
                        asked.validation(),
                        asked.depth(),
                        alone.workers(),
                        alone.kernels())
                .lists();
    }
}
