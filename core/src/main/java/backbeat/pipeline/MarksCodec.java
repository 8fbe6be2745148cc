package backbeat.pipeline;

import backbeat.data.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Marks of missing values that hold for single columns. The section is there only where there are some. */
final class MarksCodec {
    private MarksCodec() {}

    static void write(Reading reading, SectionWriter out) throws IOException {
        out.i32(reading.columnMarks().size());
        for (Map.Entry<String, List<String>> column : reading.columnMarks().entrySet()) {
            out.text(column.getKey());
            out.texts(column.getValue());
        }
    }

    static SortedMap<String, List<String>> read(SectionReader in) throws IOException {
        int count = in.count("columns with marks", 2 * Integer.BYTES);
        TreeMap<String, List<String>> marks = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String column = in.text("name of a column with marks");
            in.require(
                    marks.isEmpty() || marks.lastKey().compareTo(column) < 0,
                    "the columns with marks are not in order");
            marks.put(column, in.texts("marks of a column"));
        }
        Reading reading = new Reading(List.of(), marks, List.of());
        in.require(
                !marks.isEmpty() && reading.columnMarks().equals(marks),
                "marks of a column are none, have blanks around them, or are there twice");
        return marks;
    }
}
