package backbeat.pipeline;

import backbeat.preparation.Gaps;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.SetNumbers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import backbeat.tree.PackedColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns that were prepared apart on their way to whoever puts them together ({@link
 * backbeat.preparation.JoinedFeatures}): what prepares them, their tables, and their packed form.
 */
public final class PreparedBytes {
    private PreparedBytes() {}

    /** A preprocessor; marks of missing values stay behind, for the columns have been read. */
    public static byte[] of(Preprocessor preprocessor) {
        Schema schema = preprocessor.schema();
        ReadingCodec.Content reading = new ReadingCodec.Content(preprocessor.reading(), TrainingFile.UNKNOWN);
        return TravelBytes.of(out -> {
            out.bool(schema.hasSets());
            if (schema.hasSets()) {
                SetsCodec.write(schema, out);
            }
            out.bool(!preprocessor.derived().isEmpty());
            if (!preprocessor.derived().isEmpty()) {
                SetNumbersCodec.write(preprocessor.derived(), out);
            }
            out.bool(!preprocessor.gaps().isNone());
            if (!preprocessor.gaps().isNone()) {
                GapsCodec.write(preprocessor.gaps(), out);
            }
            out.bool(!reading.isNone());
            if (!reading.isNone()) {
                ReadingCodec.write(reading, out);
            }
            PreprocessorCodec.write(preprocessor, out);
        });
    }

    /** @throws IOException if the bytes are not those of a preprocessor */
    public static Preprocessor preprocessor(byte[] bytes) throws IOException {
        return TravelBytes.read(bytes, "preprocessor", in -> {
            List<Optional<Character>> separators = in.bool("whether there are sets") ? SetsCodec.read(in) : List.of();
            List<SetNumbers> derived =
                    in.bool("whether there are numbers of sets") ? SetNumbersCodec.read(in) : List.of();
            Optional<Gaps> gaps =
                    in.bool("whether there are gaps") ? Optional.of(GapsCodec.read(in)) : Optional.empty();
            ReadingCodec.Content reading =
                    in.bool("whether there are dates") ? ReadingCodec.read(in) : ReadingCodec.Content.NONE;
            return PreprocessorCodec.read(in, gaps, reading.reading(), separators, derived);
        });
    }

    /** The rows of a table; whoever reads them knows the schema. */
    public static byte[] of(Table table) {
        return TravelBytes.of(out -> TableCodec.write(table, out));
    }

    /** @throws IOException if the bytes are not those of a table of this schema */
    public static Table table(byte[] bytes, Schema schema) throws IOException {
        return TravelBytes.read(bytes, "table", in -> TableCodec.read(in, schema));
    }

    /** Columns as trees read them. */
    public static byte[] of(List<PackedColumn> columns) {
        return TravelBytes.of(out -> {
            for (PackedColumn column : columns) {
                out.floats(column.lowest());
                out.floats(column.highest());
                SetsCodec.writeSets(column.members(), out);
                out.bytes(column.codes());
            }
        });
    }

    /** @throws IOException if the bytes are not those of the columns of this schema */
    public static List<PackedColumn> columns(byte[] bytes, Schema schema) throws IOException {
        return TravelBytes.read(bytes, "packed columns", in -> {
            List<PackedColumn> columns = new ArrayList<>();
            for (String name : schema.numeric()) {
                columns.add(column(in, new CategoricalColumn(name, List.of())));
            }
            for (CategoricalColumn column : schema.categorical()) {
                columns.add(column(in, column));
            }
            return columns;
        });
    }

    private static PackedColumn column(SectionReader in, CategoricalColumn column) throws IOException {
        float[] lowest = in.floats("start of a bin");
        float[] highest = in.floats("end of a bin");
        SetColumn members = SetsCodec.readSets(in, column);
        return new PackedColumn(lowest, highest, members, in.bytes("codes of " + column.name()));
    }
}
