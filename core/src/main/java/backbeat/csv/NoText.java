package backbeat.csv;

import backbeat.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Files that hold tables and are no text: what they are, and what makes a CSV file of them, is better said than what their bytes look like as one. */
final class NoText {
    private static final String SHEET = "a spreadsheet. Save its table as CSV in the program that it is of";
    private static final String PACKED = "packed in a way that is not read here: unpack it, or pack it with gzip";

    /** What a file is whose first bytes are these, from the most special on. */
    private record Kind(String start, String what) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("504b0304", "a ZIP archive. Take the CSV file out of it, or pack that with gzip"),
            new Kind("d0cf11e0a1b11ae1", SHEET),
            new Kind("50415231", "a Parquet file. Write its table as CSV, such as with DuckDB or pandas"),
            new Kind("4152524f5731", "an Arrow or Feather file. Write its table as CSV, such as with DuckDB or pandas"),
            new Kind(
                    "53514c69746520666f726d6174203300",
                    "an SQLite database. Write the table out: sqlite3 -header -csv"),
            new Kind("425a68", PACKED),
            new Kind("fd377a585a00", PACKED),
            new Kind("28b52ffd", PACKED),
            new Kind("377abcaf271c", PACKED),
            new Kind("255044462d", "a PDF document, from which no table can be read"));

    private NoText() {}

    /**
     * Refuses such files.
     *
     * @param head   the first bytes
     * @param origin what to call the file
     * @throws DataException if it is one
     */
    static void refuse(byte[] head, String origin) {
        if (!hasControls(head)) {
            return; // columns may have such names: PAR1
        }
        for (Kind kind : KINDS) {
            byte[] start = HexFormat.of().parseHex(kind.start());
            if (head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length)) {
                throw new DataException(origin + " is no CSV file: it is " + (isSheet(head) ? SHEET : kind.what()));
            }
        }
    }

    private static boolean hasControls(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 9 || b > 13 && b < 32) {
                return true;
            }
        }
        return false;
    }

    /** Whether a ZIP archive is a sheet of a newer kind: the name of its first entry says so, or a folder among the next ones. */
    private static boolean isSheet(byte[] head) {
        String beginning = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1);
        return beginning.startsWith("PK")
                && (beginning.contains("[Content_Types].xml")
                        || beginning.contains("xl/")
                        || beginning.contains("mimetypeapplication/vnd.oasis.opendocument"));
    }
}
