package backbeat.spark.preparation;

import backbeat.data.Columns;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.MergeRules;
import backbeat.data.MergedRows;
import backbeat.data.RowsElsewhere;
import backbeat.spark.input.ChunkFacts;
import backbeat.spark.input.RowChunk;
import backbeat.spark.input.SharedRecipe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A table whose rows stay with the executors. Here are a bit for each row and column, which says whether a value is missing, and,
 * of what is asked for, which rows belong together. Columns are worked on by a task each, which gets the values of all rows in
 * their order.
 */
final class RowsOnSpark implements RowsElsewhere {
    /** Rows that a task compares with each other, at most about. */
    private static final int COMPARED = 1 << 18;

    /** What a task says of rows that became one and differ in its column. */
    private record Differing(int number, String column, int groups, int differ, String rule, boolean collected)
            implements Serializable {
        MergedRows.Difference difference() {
            return new MergedRows.Difference(column, groups, differ, rule, collected);
        }
    }

    private final JavaRDD<RowChunk> chunks;
    private final String origin;
    private final SharedRecipe recipe;
    private final RowNumbers numbers;
    private final Map<String, BitSet> missing;
    private final JavaPairRDD<Integer, Iterable<ColumnPiece>> pieces;
    private final Optional<Broadcast<Merging>> merging;
    private Groups equal;

    /**
     * @param chunks of the rows
     * @param origin the table's name, for messages
     * @param facts  of the chunks, in order
     * @param numbers of their rows
     */
    RowsOnSpark(
            JavaRDD<RowChunk> chunks, String origin, SharedRecipe recipe, List<ChunkFacts> facts, RowNumbers numbers) {
        this.chunks = chunks;
        this.origin = origin;
        this.recipe = recipe;
        this.numbers = numbers;
        this.missing = missing(recipe.recipe().columns(), facts);
        this.pieces = pieces(chunks, recipe, numbers);
        this.merging = Optional.empty();
    }

    private RowsOnSpark(RowsOnSpark original, Broadcast<Merging> merging) {
        this.chunks = original.chunks;
        this.origin = original.origin;
        this.recipe = original.recipe;
        this.numbers = original.numbers;
        this.missing = original.missing;
        this.pieces = original.pieces;
        this.merging = Optional.of(merging);
        this.equal = original.equal;
    }

    /** By name of a column in files, and of a date's numbers. */
    private static Map<String, BitSet> missing(Columns columns, List<ChunkFacts> facts) {
        Map<String, BitSet> missing = new HashMap<>();
        List<String> names = columns.names();
        for (int c = 0; c < names.size(); c++) {
            BitSet rows = new BitSet();
            int first = 0;
            for (ChunkFacts chunk : facts) {
                int before = first;
                BitSet.valueOf(chunk.missing()[c]).stream().forEach(row -> rows.set(before + row));
                first += chunk.rows();
            }
            missing.put(names.get(c), rows);
        }
        List<String> features = columns.numericFeatures();
        for (int f = 0; f < features.size(); f++) {
            missing.putIfAbsent(
                    features.get(f), missing.get(columns.numericSources().get(f)));
        }
        return missing;
    }

    private static JavaPairRDD<Integer, Iterable<ColumnPiece>> pieces(
            JavaRDD<RowChunk> chunks, SharedRecipe recipe, RowNumbers numbers) {
        List<String> names = ColumnPiece.names(recipe.recipe().columns());
        List<Integer> all = new ArrayList<>();
        for (int number = 0; number < names.size(); number++) {
            all.add(number);
        }
        return chunks.flatMapToPair(chunk -> {
                    Columns columns = recipe.recipe().columns();
                    List<String> there = ColumnPiece.names(columns);
                    int first = numbers.first(chunk);
                    return all.stream()
                            .map(number -> new scala.Tuple2<>(
                                    number, ColumnPiece.of(chunk, first, columns, there.get(number))))
                            .iterator();
                })
                .groupByKey(new HashPartitioner(names.size())); // the hash of a number is itself: a column a task
    }

    SharedRecipe recipe() {
        return recipe;
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(chunks.context());
    }

    /** The columns that features are read from, each within a task. */
    JavaRDD<FeatureColumn> columns() {
        FeatureColumn.Assembly assembly = new FeatureColumn.Assembly(origin, recipe, numbers, merging);
        return pieces.map(column -> assembly.column(column._1(), column._2()));
    }

    @Override
    public BitSet missing(String column) {
        BitSet rows = missing.get(column);
        if (rows == null) {
            throw new IllegalArgumentException("'" + column + "' is not a column of " + origin);
        }
        return (BitSet) rows.clone();
    }

    @Override
    public Groups groups(GroupKey key) {
        return Groups.ofFirsts(key.name(), firsts(Optional.of(key)));
    }

    @Override
    public Groups equal() {
        if (equal == null) {
            equal = Groups.ofFirsts("equal rows", firsts(Optional.empty()));
        }
        return equal;
    }

    private int[] firsts(Optional<GroupKey> key) {
        int[] firsts = new int[numbers.rows()];
        Arrays.setAll(firsts, row -> row);
        int parts = Math.max(context().defaultParallelism(), 1 + numbers.rows() / COMPARED);
        Relating relating = new Relating(recipe, numbers, key, parts);
        List<int[][]> found = chunks.flatMapToPair(relating::slices)
                .groupByKey(new HashPartitioner(parts))
                .map(part -> relating.later(part._2()))
                .collect();
        for (int[][] later : found) {
            for (int i = 0; i < later[0].length; i++) {
                firsts[later[0][i]] = later[1][i];
            }
        }
        return firsts;
    }

    @Override
    public Merged merge(int[] rows, Groups groups, MergeRules rules) {
        RowsOnSpark merged =
                new RowsOnSpark(this, context().broadcast(new Merging(rows, groups.name(), groups.firsts())));
        List<Differing> differing = new ArrayList<>(merged.columns()
                .flatMap(column -> column.differences().stream()
                        .map(one -> new Differing(
                                column.number(), one.column(), one.groups(), one.differ(), one.rule(), one.collected()))
                        .iterator())
                .collect());
        differing.sort(Comparator.comparingInt(Differing::number)); // numbers of a date are in order as they are
        List<String> categories = recipe.recipe().columns().categorical();
        List<MergedRows.Difference> inNumbers = new ArrayList<>();
        List<MergedRows.Difference> inCategories = new ArrayList<>();
        for (Differing one : differing) {
            (categories.contains(one.column) ? inCategories : inNumbers).add(one.difference());
        }
        return new Merged(merged, inNumbers, inCategories);
    }
}
