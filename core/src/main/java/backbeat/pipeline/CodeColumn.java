package backbeat.pipeline;

import backbeat.table.CategoricalColumn;
import backbeat.table.SetColumn;
import java.io.IOException;

/**
 * The codes of one categorical column: {@code code + 1} per row, so that an unseen category is 0, in the fewest of 1, 2 or
 * 4 bytes that hold the number of categories, and of sets of several where the column has some.
 */
final class CodeColumn {
    private CodeColumn() {}

    static void write(int[] codes, SetColumn sets, SectionWriter out) throws IOException {
        SmallNumbers.write(codes, 1, largest(sets), out);
    }

    static int[] read(SectionReader in, CategoricalColumn column, SetColumn sets, int rows) throws IOException {
        return SmallNumbers.read(in, rows, 1, largest(sets), "code of " + column.name());
    }

    private static int largest(SetColumn sets) {
        return sets.categories() + sets.sets();
    }
}
