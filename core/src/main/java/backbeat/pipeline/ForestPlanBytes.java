package backbeat.pipeline;

import backbeat.forest.ForestOptions;
import backbeat.forest.ForestPlan;
import backbeat.forest.OutOfBagVotes;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A forest's plan on its way to those who grow its trees, and their trees and votes on the way back. A plan has 8 bytes for each
 * word of a packed row (two words for 12 numeric and 3 categorical columns), 4 a row for groups, and the rows themselves only
 * where trees vote out of bag.
 */
public final class ForestPlanBytes {
    private ForestPlanBytes() {}

    public static byte[] of(ForestPlan plan) {
        return TravelBytes.of(out -> {
            TrainingRows rows = plan.trainingRows();
            SchemaCodec.write(rows.schema(), out);
            out.i32(plan.options().trees());
            ForestCodec.writeOptions(plan.options(), out);
            write(rows, out);
            out.ints(plan.groups());
            out.bool(plan.voted().isPresent());
            if (plan.voted().isPresent()) {
                TableCodec.write(plan.voted().get(), out);
            }
        });
    }

    /** @throws IOException if the bytes are not those of a plan */
    public static ForestPlan plan(byte[] bytes) throws IOException {
        return TravelBytes.read(bytes, "forest plan", in -> {
            Schema schema = SchemaCodec.read(in);
            int trees = in.i32("trees", 1, Integer.MAX_VALUE);
            ForestOptions options = ForestCodec.readOptions(in).withTrees(trees);
            TrainingRows rows = readRows(in, schema);
            int[] groups = in.ints("groups");
            Optional<Table> voted =
                    in.bool("whether trees vote") ? Optional.of(TableCodec.read(in, schema)) : Optional.empty();
            return ForestPlan.restored(options, rows, groups, voted);
        });
    }

    private static void write(TrainingRows rows, SectionWriter out) throws IOException {
        for (int column = 0; column < rows.schema().numericCount(); column++) {
            Binning binning = rows.binning();
            out.i32(binning.bins(column));
            for (int bin = 0; bin < binning.bins(column); bin++) {
                out.f32(binning.lowest(column, bin));
                out.f32(binning.highest(column, bin));
            }
        }
        for (int column = 0; column < rows.schema().categoricalCount(); column++) {
            SetsCodec.writeSets(rows.members(column), out);
        }
        out.i32(rows.rows());
        out.i32(rows.words().length);
        for (long word : rows.words()) {
            out.i64(word);
        }
    }

    private static TrainingRows readRows(SectionReader in, Schema schema) throws IOException {
        float[][] lowest = new float[schema.numericCount()][];
        float[][] highest = new float[lowest.length][];
        for (int column = 0; column < lowest.length; column++) {
            int bins = in.count("bins", 2 * Float.BYTES);
            lowest[column] = new float[bins];
            highest[column] = new float[bins];
            for (int bin = 0; bin < bins; bin++) {
                lowest[column][bin] = in.f32("start of a bin");
                highest[column][bin] = in.f32("end of a bin");
            }
        }
        SetColumn[] members = new SetColumn[schema.categoricalCount()];
        for (int column = 0; column < members.length; column++) {
            members[column] = SetsCodec.readSets(in, schema.categorical().get(column));
        }
        int rows = in.i32("rows", 0, Integer.MAX_VALUE);
        long[] words = new long[in.count("words", Long.BYTES)];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.i64("a word of packed rows");
        }
        return TrainingRows.ofPacked(schema, new Binning(lowest, highest), members, rows, words);
    }

    /** What came of a part of the plan. */
    public static byte[] of(ForestPlan.Share share, ForestPlan plan) {
        return TravelBytes.of(out -> {
            out.i32(share.first());
            TreesCodec.write(share.trees(), plan.trainingRows().schema(), out);
            out.bool(share.votes().isPresent());
            if (share.votes().isPresent()) {
                OutOfBagVotes votes = share.votes().get();
                out.ints(votes.votes());
                for (long sum : votes.sums()) {
                    out.i64(sum);
                }
            }
        });
    }

    /** @throws IOException if the bytes are not those of a share of this plan */
    public static ForestPlan.Share share(byte[] bytes, ForestPlan plan) throws IOException {
        return TravelBytes.read(bytes, "share of a forest", in -> {
            int first = in.i32("number of the first tree", 0, Integer.MAX_VALUE);
            List<FlatTree> trees = TreesCodec.read(
                    in, plan.trainingRows().schema(), plan.options().tree().weights(), Workers.sequential());
            Optional<OutOfBagVotes> votes = in.bool("whether they voted") ? Optional.of(votes(in)) : Optional.empty();
            return new ForestPlan.Share(first, trees, votes);
        });
    }

    private static OutOfBagVotes votes(SectionReader in) throws IOException {
        int[] votes = in.ints("numbers of votes");
        in.require((long) votes.length * Long.BYTES <= in.remaining(), "the votes are cut off");
        long[] sums = new long[votes.length];
        for (int row = 0; row < sums.length; row++) {
            sums[row] = in.i64("a sum of votes");
        }
        return new OutOfBagVotes(sums, votes);
    }
}
