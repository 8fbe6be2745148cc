package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.parallel.Workers;
import backbeat.recipe.Songs;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The CSV reader for Jazzer: any bytes are a data set or an error in words. The first byte chooses what bad rows do. */
public final class CsvFuzzTarget {
    private CsvFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        BadRows badRows = (input[0] & 1) == 0 ? BadRows.FAIL : BadRows.SKIP;
        try {
            CsvFuzzTest.check(
                    Songs.read(Arrays.copyOfRange(input, 1, input.length), badRows, Workers.sequential()), badRows);
        } catch (DataException | UncheckedIOException e) {
            // The second is how Songs.read wraps the IOException of bytes that are no text in their encoding.
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("refused without a word", e);
            }
        }
    }
}
