package backbeat.synthetic;

import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import backbeat.recipe.SyntheticSpec;
import backbeat.text.Digits;
import java.util.List;

/**
 * What stands in row {@code r} of a synthetic data set: a pure function of the seed and {@code r}.
 *
 * <p>A row either shows something new or goes back to an earlier row, found by drawing its number; what stood there is
 * computed anew. An item and a work are numbered by the row that first showed them. Latent scores of the numeric columns
 * add up from the block, the work and the item, with variances {@value #OF_BLOCK}, {@value #OF_WORK} and the rest:
 *
 * <pre>z = sqrt(0.35)·z(block) + sqrt(0.5)·z(work) + sqrt(0.15)·z(item)</pre>
 *
 * <p>The label's score is a weighted sum of these z, of one product of two of them, of an effect per category and of one per
 * creator; it is scaled to unit variance, mixed with noise, and cut to the label's range.
 */
final class SyntheticModel {
    private static final double OF_BLOCK = 0.35;
    private static final double OF_WORK = 0.5;
    private static final double OF_ITEM = 1 - OF_BLOCK - OF_WORK;
    private static final double PRODUCT_WEIGHT = 0.5;
    private static final double CREATOR_WEIGHT = 0.8;
    private static final double SECOND_CREATOR = 0.25;
    /** Where the one incomplete row stands, as a share of all rows. */
    private static final double MISSING_AT = 0.578;

    private final SyntheticSpec spec;
    private final long rows;
    private final long seed;
    private final int blocks;
    private final int blockColumn;
    private final double[][] blockScores;
    private final double[][] choiceEffects;
    private final double scoreScale;
    private final SyntheticNames names;

    SyntheticModel(SyntheticSpec spec, long rows, long seed) {
        this.spec = spec;
        this.rows = rows;
        this.seed = seed;
        List<String> choices =
                spec.choices().stream().map(SyntheticSpec.ChoiceShape::column).toList();
        this.blockColumn = choices.indexOf(spec.blocks());
        this.blocks = spec.choices().get(blockColumn).categories().size();
        this.blockScores = new double[blocks][];
        for (int block = 0; block < blocks; block++) {
            blockScores[block] = gaussians(
                    NamedStream.SYNTHETIC_BLOCK.generator(seed, block),
                    spec.numbers().size());
        }
        this.choiceEffects = new double[spec.choices().size()][];
        double variance = CREATOR_WEIGHT * CREATOR_WEIGHT + PRODUCT_WEIGHT * PRODUCT_WEIGHT;
        for (int c = 0; c < choiceEffects.length; c++) {
            SyntheticSpec.ChoiceShape shape = spec.choices().get(c);
            choiceEffects[c] = gaussians(
                    NamedStream.SYNTHETIC_CHOICE.generator(seed, c),
                    shape.categories().size());
            variance += shape.weight() * shape.weight();
        }
        for (SyntheticSpec.NumberShape shape : spec.numbers()) {
            variance += shape.weight() * shape.weight();
        }
        this.scoreScale = 1 / Math.sqrt(variance);
        this.names = new SyntheticNames(seed);
    }

    /** A row to be filled again and again. Numbers are scaled by their column's power of ten. */
    static final class Row {
        final String[] texts;
        final long[] numbers;
        final boolean[] flags;
        final int[] choices;
        long label;

        private Row(SyntheticSpec spec) {
            texts = new String[spec.texts().size()];
            numbers = new long[spec.numbers().size()];
            flags = new boolean[spec.flags().size()];
            choices = new int[spec.choices().size()];
        }
    }

    Row newRow() {
        return new Row(spec);
    }

    /** Fills {@code row} with what stands in row {@code number}. */
    void fill(Row row, long number) {
        Place place = resolve(number);
        Xoshiro256 random = NamedStream.SYNTHETIC_ITEM.generator(seed, place.item);
        double[] z = scores(place.work, random);
        for (int c = 0; c < z.length; c++) {
            row.numbers[c] = number(spec.numbers().get(c), z[c]);
        }
        for (int c = 0; c < row.flags.length; c++) {
            row.flags[c] = random.nextDouble() < spec.flags().get(c).share();
        }
        int home = block(place.item);
        double score = PRODUCT_WEIGHT * (z.length > 1 ? z[0] * z[1] : 0);
        for (int c = 0; c < z.length; c++) {
            score += spec.numbers().get(c).weight() * z[c];
        }
        for (int c = 0; c < row.choices.length; c++) {
            int drawn = random.nextInt(choiceEffects[c].length);
            row.choices[c] = c == blockColumn ? block(place.row) : drawn;
            score += spec.choices().get(c).weight() * choiceEffects[c][c == blockColumn ? home : drawn];
        }
        long creator = creator(place.work);
        score += CREATOR_WEIGHT
                * NamedStream.SYNTHETIC_CREATOR.generator(seed, creator).nextGaussian();
        row.label = label(
                score * scoreScale, place.relabelled ? NamedStream.SYNTHETIC_ROW.generator(seed, ~place.row) : random);
        fillTexts(row, place, creator);
        if (place.row == (long) (rows * MISSING_AT)) {
            makeIncomplete(row);
        }
    }

    /** What a row shows: the row itself or, for an exact duplicate, the row it repeats; its item; its work. */
    private record Place(long row, long item, long work, boolean relabelled) {}

    private Place resolve(long row) {
        Xoshiro256 random = NamedStream.SYNTHETIC_ROW.generator(seed, row);
        SyntheticSpec.Repeats repeats = spec.repeats();
        long blockStart = start(block(row));
        double kind = random.nextDouble();
        if (kind < repeats.exact() && row > blockStart) {
            return resolve(blockStart + below(random, row - blockStart));
        }
        kind -= repeats.exact();
        if (kind >= 0 && kind < repeats.items() && blockStart > 0) {
            Place earlier = resolve(below(random, blockStart));
            return new Place(row, earlier.item, earlier.work, random.nextDouble() < repeats.otherLabel());
        }
        kind -= repeats.items();
        if (kind >= 0 && kind < repeats.works() && row > 0) {
            return new Place(row, row, resolve(below(random, row)).work, false);
        }
        return new Place(row, row, row, false);
    }

    private double[] scores(long work, Xoshiro256 itemRandom) {
        double[] z = blockScores[block(work)].clone();
        Xoshiro256 workRandom = NamedStream.SYNTHETIC_WORK.generator(seed, work);
        for (int c = 0; c < z.length; c++) {
            z[c] = Math.sqrt(OF_BLOCK) * z[c]
                    + Math.sqrt(OF_WORK) * workRandom.nextGaussian()
                    + Math.sqrt(OF_ITEM) * itemRandom.nextGaussian();
        }
        return z;
    }

    private static long number(SyntheticSpec.NumberShape shape, double z) {
        double bent = shape.skew() == 0 ? z : (StrictMath.exp(shape.skew() * z) - 1) / shape.skew();
        double value = Math.min(Math.max(shape.center() + shape.spread() * bent, shape.low()), shape.high());
        return Math.round(value * Digits.power(shape.decimals()));
    }

    private long label(double score, Xoshiro256 random) {
        SyntheticSpec.LabelShape shape = spec.label();
        double noise = random.nextGaussian();
        if (random.nextDouble() < shape.zeros()) {
            return 0;
        }
        double mixed = Math.sqrt(1 - shape.noise()) * score + Math.sqrt(shape.noise()) * noise;
        return Math.round(Math.min(Math.max(shape.center() + shape.spread() * mixed, 0), shape.high()));
    }

    /** The number of a work's first creator: a few in each block have many works, most have few. */
    private long creator(long work) {
        int block = block(work);
        long size = Math.max(1, start(block + 1) - start(block));
        long creators = Math.max(1, Math.round(size / spec.repeats().creators()));
        double u = NamedStream.SYNTHETIC_CREATOR.generator(seed, ~work).nextDouble();
        return start(block) + (long) (creators * u * u);
    }

    private void fillTexts(Row row, Place place, long creator) {
        for (int c = 0; c < row.texts.length; c++) {
            SyntheticSpec.TextShape shape = spec.texts().get(c);
            row.texts[c] = switch (shape.kind()) {
                case ITEM_ID -> names.id(place.item);
                case ITEM_TITLE -> names.itemTitle(place.item);
                case WORK_TITLE -> names.workTitle(place.work);
                case CREATORS -> creators(place.work, creator, shape.separator().orElse(" & "));
            };
        }
    }

    private String creators(long work, long first, String separator) {
        Xoshiro256 random = NamedStream.SYNTHETIC_CREATOR.generator(seed, ~work);
        random.nextDouble(); // spent on the first creator
        if (random.nextDouble() >= SECOND_CREATOR) {
            return names.creator(first);
        }
        return names.creator(first) + separator + names.creator(creator(below(random, work + 1)));
    }

    private void makeIncomplete(Row row) {
        for (int c = 0; c < row.texts.length; c++) {
            if (spec.texts().get(c).kind() != SyntheticSpec.TextKind.ITEM_ID) {
                row.texts[c] = "";
            }
        }
        row.label = 0;
    }

    private int block(long row) {
        return (int) Math.min(blocks - 1, ((row + 1) * blocks - 1) / rows);
    }

    /** The first row of a block; {@link #block} is its inverse. */
    private long start(int block) {
        return block * rows / blocks;
    }

    private static long below(Xoshiro256 random, long bound) {
        return Math.min(bound - 1, (long) (random.nextDouble() * bound));
    }

    private static double[] gaussians(Xoshiro256 random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
