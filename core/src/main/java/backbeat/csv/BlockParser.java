package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DatasetBuilder;
import backbeat.data.LabelReader;
import backbeat.data.NumberFields;
import backbeat.data.NumberRoom;
import backbeat.data.RejectedRow;
import backbeat.data.TextSlices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes rows of blocks of records, column by column: the fields of a column are alike, and what is read of one of them helps
 * with the next. For one thread: each has its own, and parses block after block with it.
 *
 * <p>A block in which rows are bad is parsed again without them.
 */
final class BlockParser {
    private final Columns columns;
    private final Header header;
    private final BadRows badRows;
    private final Tools tools;

    BlockParser(Columns columns, Header header, BadRows badRows) {
        this.columns = columns;
        this.header = header;
        this.badRows = badRows;
        this.tools = new Tools(
                new NumberFields(columns),
                header.rule().map(rule -> new LabelReader(rule, columns.reading())),
                new TextSlices.Gatherer());
    }

    /** What reads the fields of all blocks: it is not made anew for each, of which a file has hundreds. */
    record Tools(NumberFields numbers, Optional<LabelReader> labels, TextSlices.Gatherer texts) {}

    /**
     * What a block holds.
     *
     * @param data    its rows
     * @param failure the bad row that parsing stopped at, unless bad rows are skipped
     */
    record Parsed(DatasetBuilder data, Optional<RejectedRow> failure) {}

    /** @param room where numbers are written that have their place there */
    Parsed parse(Records records, NumberRoom room) {
        String[] problems = new String[records.count()];
        if (!records.allHaveForm(header.width())) {
            addForm(records, problems);
        }
        ColumnReader reader = new ColumnReader(header, records, without(problems), tools);
        DatasetBuilder data = reader.read(columns, room, problems);
        if (reader.bad() > 0 && badRows == BadRows.SKIP) {
            data = new ColumnReader(header, records, without(problems), tools).read(columns, room, problems);
        }
        List<RejectedRow> rejected = rejected(records, problems);
        if (badRows == BadRows.FAIL && !rejected.isEmpty()) {
            return new Parsed(data, Optional.of(rejected.get(0)));
        }
        rejected.forEach(data::reject);
        return new Parsed(data, Optional.empty());
    }

    /** Notes the records that are no rows for their form. */
    private void addForm(Records records, String[] problems) {
        for (int record = 0; record < problems.length; record++) {
            String problem = records.problem(record, header.width());
            if (!problem.isEmpty()) {
                problems[record] = problem
                        + (problem.equals(Records.NOT_UTF8)
                                ? Hints.encoding()
                                : Hints.form(records.shown(record), header.width()));
            }
        }
    }

    /** The records that nothing is wrong with. */
    private static int[] without(String[] problems) {
        int[] records = new int[problems.length];
        int count = 0;
        for (int i = 0; i < problems.length; i++) {
            if (problems[i] == null) {
                records[count++] = i;
            }
        }
        return Arrays.copyOf(records, count);
    }

    private static List<RejectedRow> rejected(Records records, String[] problems) {
        List<RejectedRow> rejected = new ArrayList<>();
        int last = -1;
        long line = 0;
        for (int record = 0; record < problems.length; record++) {
            if (problems[record] != null) {
                line = records.line(record, last, line);
                last = record;
                rejected.add(new RejectedRow(records.row(record), line, records.shown(record), problems[record]));
            }
        }
        return rejected;
    }
}
