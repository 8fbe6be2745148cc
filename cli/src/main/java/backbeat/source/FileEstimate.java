package backbeat.source;

import backbeat.data.Columns;
import backbeat.model.Heap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the rows of a file can fit into memory, judged by its size and the length of its first rows. */
final class FileEstimate {
    private static final int SAMPLE = 4 << 20;

    private FileEstimate() {}

    /**
     * Refuses a file whose rows cannot fit. Compressed files, pipes, and files that cannot be read are left to the reader.
     *
     * @throws IllegalArgumentException with the most rows that would fit
     */
    static void require(Path file, Columns columns) {
        try {
            if (Files.isRegularFile(file)) {
                long rows = rows(file);
                Heap.require("rows of " + file, rows, columns.rowBytes(), 0);
            }
        } catch (IOException e) {
            // Its reader finds the words for it.
        }
    }

    /** About how many rows; 0 where that cannot be told. Line ends inside of quotes make rows seem shorter than they are. */
    static long rows(Path file) throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        if (sample.length >= 2 && (sample[0] & 0xff) == 0x1f && (sample[1] & 0xff) == 0x8b) {
            return 0;
        }
        int header = 0;
        int last = 0;
        long rows = 0;
        boolean quoted = false;
        for (int i = 0; i < sample.length; i++) {
            quoted ^= sample[i] == '"';
            if (sample[i] == '\n' && !quoted) {
                rows += header == 0 ? 0 : 1;
                header = header == 0 ? i + 1 : header;
                last = i + 1;
            }
        }
        return rows == 0 ? 0 : (long) (rows * (double) (Files.size(file) - header) / (last - header));
    }
}
