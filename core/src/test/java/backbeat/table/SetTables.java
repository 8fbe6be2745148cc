package backbeat.table;

import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * Tables with a categorical column of 4 categories and a set column, for the tests of all learners: sets of 0 to
 * {@code most} members, many of them more than once, subsets of each other, and some that the schema does not know.
 */
public final class SetTables {
    private SetTables() {}

    public record Data(Table table, Labels labels) {}

    public static Data random(int rows, int numeric, int members, int most, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj block = new FMatrixRMaj(rows, numeric);
        for (int i = 0; i < block.data.length; i++) {
            block.data[i] = random.nextInt(3) == 0 ? random.nextInt(3) : (float) random.nextGaussian();
        }
        int[][] codes = new int[2][rows];
        boolean[] labels = new boolean[rows];
        SetColumn.Builder sets = new SetColumn.Builder(members);
        List<int[]> earlier = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            codes[0][row] = random.nextInt(30) == 0 ? Table.UNSEEN : random.nextInt(4);
            int[] set = set(random, members, most, earlier);
            codes[1][row] = sets.code(set.clone(), set.length);
            double z = numeric > 0 ? block.data[row * numeric] : 0;
            for (int member : set) {
                z += member % 3 - 0.9;
            }
            labels[row] = z + codes[0][row] % 2 + random.nextGaussian() > 0;
        }
        Table table =
                new Table(schema(numeric, members), block, codes, new SetColumn[] {SetColumn.none(4), sets.build()});
        return new Data(table, Labels.of(labels));
    }

    /** One that was there before, a part of one, or a new one; half of the new ones have one member or none. */
    private static int[] set(Xoshiro256 random, int members, int most, List<int[]> earlier) {
        int kind = random.nextInt(4);
        if (kind < 2 && !earlier.isEmpty()) {
            int[] known = earlier.get(random.nextInt(earlier.size()));
            return kind == 0 || known.length == 0 ? known : java.util.Arrays.copyOf(known, known.length - 1);
        }
        int[] set = new int[random.nextInt(2) == 0 ? random.nextInt(Math.min(2, most + 1)) : random.nextInt(most + 1)];
        for (int i = 0; i < set.length; i++) {
            set[i] = random.nextInt(members);
        }
        earlier.add(set);
        return set;
    }

    public static Schema schema(int numeric, int members) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < numeric; j++) {
            names.add("x" + j);
        }
        List<String> tags = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            tags.add("t" + m);
        }
        return new Schema(
                names,
                List.of(
                        new CategoricalColumn("key", List.of("a", "b", "c", "d")),
                        new CategoricalColumn("tags", tags, Optional.of(';'))));
    }

    /** The same rows in a column of single categories; none of them has two members. */
    public static Table asCategories(Table table) {
        CategoricalColumn tags = table.schema().categorical().get(1);
        Schema plain = new Schema(
                table.schema().numeric(),
                List.of(table.schema().categorical().get(0), new CategoricalColumn("tags", tags.categories())));
        return new Table(plain, table.numeric(), new int[][] {table.codes(0), table.codes(1)});
    }

    /** The same rows as numeric columns only: the multi-hot matrix itself. */
    public static Table dense(Table table) {
        FMatrixRMaj matrix = OneHot.materialize(table);
        List<String> names = new ArrayList<>();
        for (int j = 0; j < matrix.numCols; j++) {
            names.add("d" + j);
        }
        return new Table(new Schema(names, List.of()), matrix, new int[0][]);
    }
}
