package backbeat.pipeline;

import backbeat.csv.CsvDialect;
import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.Reading;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How files are written and fields read: the dialect that was said and what was found, marks of missing values, dates. The
 * section is there only where there is something to say, and makes the file version 2.
 */
final class ReadingCodec {
    private ReadingCodec() {}

    /** What the section holds. */
    record Content(Reading reading, TrainingFile file) {
        static final Content NONE = new Content(Reading.PLAIN, TrainingFile.UNKNOWN);

        boolean isNone() {
            return reading.marks().isEmpty() && reading.dates().isEmpty() && file.isPlain();
        }
    }

    static void write(Content content, SectionWriter out) throws IOException {
        Reading reading = content.reading();
        out.texts(reading.marks());
        out.i32(reading.dates().size());
        for (DateColumn date : reading.dates()) {
            out.text(date.column());
            out.text(date.pattern().orElse(""));
            out.texts(date.parts().stream().map(DatePart::key).toList());
            out.i64(date.since().toEpochDay());
        }
        CsvDialect said = content.file().said();
        out.textMap(characters(said));
        out.bool(said.header());
        out.texts(said.names());
        out.text(content.file().found());
        out.text(content.file().label());
    }

    /** What is said of a dialect besides its header. */
    private static SortedMap<String, String> characters(CsvDialect said) {
        SortedMap<String, String> fields = new TreeMap<>();
        said.separator().ifPresent(c -> fields.put("separator", c.toString()));
        fields.put("quote", String.valueOf(said.quote()));
        said.comment().ifPresent(c -> fields.put("comment", c.toString()));
        if (said.skip() > 0) {
            fields.put("skip", String.valueOf(said.skip()));
        }
        fields.put("decimal", String.valueOf(said.decimal()));
        said.thousands().ifPresent(c -> fields.put("thousands", c.toString()));
        said.trim().ifPresent(flag -> fields.put("trim", flag.toString()));
        said.rowNames().ifPresent(flag -> fields.put("rowNames", flag.toString()));
        said.encoding().ifPresent(name -> fields.put("encoding", name));
        return fields;
    }

    static Content read(SectionReader in) throws IOException {
        List<String> marks = in.texts("marks of missing values");
        int count = in.count("date columns", 4 * Integer.BYTES);
        List<DateColumn> dates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String column = in.text("name of a date column");
            Optional<String> pattern =
                    Optional.of(in.text("pattern of a date column")).filter(text -> !text.isEmpty());
            List<DatePart> parts =
                    in.texts("parts of a date").stream().map(DatePart::of).toList();
            dates.add(new DateColumn(column, pattern, parts, day(in)));
        }
        SortedMap<String, String> fields = in.textMap("dialect");
        CsvDialect said = new CsvDialect(
                character(in, fields, "separator"),
                character(in, fields, "quote").orElse('"'),
                character(in, fields, "comment"),
                skip(in, fields),
                in.bool("whether files have a header"),
                in.texts("names of columns"),
                character(in, fields, "decimal").orElse('.'),
                character(in, fields, "thousands"),
                flag(fields, "trim"),
                flag(fields, "rowNames"),
                Optional.ofNullable(fields.get("encoding")));
        TrainingFile file = new TrainingFile(said, in.text("format that was found"), in.text("label column"));
        Content content = new Content(new Reading(marks, dates), file);
        in.require(!content.isNone(), "there is nothing to say of how files are read");
        return content;
    }

    private static LocalDate day(SectionReader in) throws IOException {
        try {
            return LocalDate.ofEpochDay(in.i64("day from which days are counted"));
        } catch (DateTimeException e) {
            throw in.error("a day is beyond all calendars");
        }
    }

    private static int skip(SectionReader in, SortedMap<String, String> fields) throws IOException {
        String text = fields.getOrDefault("skip", "0");
        in.require(text.matches("\\d{1,9}"), "the lines to skip are no number");
        return Integer.parseInt(text);
    }

    private static Optional<Character> character(SectionReader in, SortedMap<String, String> fields, String name)
            throws IOException {
        String text = fields.get(name);
        in.require(text == null || text.length() == 1, "the " + name + " of the dialect is no character");
        return Optional.ofNullable(text).map(value -> value.charAt(0));
    }

    private static Optional<Boolean> flag(SortedMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(Boolean::valueOf);
    }
}
