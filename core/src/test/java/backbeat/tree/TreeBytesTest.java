package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeBytesTest {
    private static final ClassWeights WEIGHTS = new ClassWeights(1, 3);

    private static Schema schema(int numeric, int... categories) {
        return new Schema(
                IntStream.range(0, numeric).mapToObj(i -> "x" + i).toList(),
                IntStream.range(0, categories.length)
                        .mapToObj(c -> new CategoricalColumn(
                                "c" + c,
                                IntStream.range(0, categories[c])
                                        .mapToObj(i -> "v" + i)
                                        .toList()))
                        .toList());
    }

    /** A tree of any shape with every kind of node that the schema has room for. */
    private static FlatTree tree(Schema schema, int splits, int counts, boolean sets, Xoshiro256 random) {
        FlatTreeBuilder builder = new FlatTreeBuilder(schema.numericCount() + schema.categoricalCount(), WEIGHTS);
        int open = 1;
        int left = splits;
        while (open > 0) {
            if (left == 0 || open > 1 && random.nextInt(2) == 0) {
                builder.leaf(1 + random.nextInt(counts), random.nextInt(counts));
                open--;
            } else {
                split(builder, schema, sets, random);
                open++;
                left--;
            }
        }
        return builder.build();
    }

    private static void split(FlatTreeBuilder builder, Schema schema, boolean sets, Xoshiro256 random) {
        int d = schema.numericCount();
        int column = random.nextInt(d + schema.categoricalCount());
        if (column < d) {
            float[] thresholds = {0, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -1.5f, 3e5f};
            builder.numeric(column, thresholds[random.nextInt(thresholds.length)]);
            return;
        }
        int categories = schema.categorical().get(column - d).size();
        if (sets && random.nextInt(2) == 0) {
            long[] words = new long[(categories >> 6) + 1];
            for (int category = 0; category <= categories; category++) {
                words[category >> 6] |= (long) random.nextInt(2) << category;
            }
            builder.subset(column, words, words.length);
        } else {
            builder.category(column, random.nextInt(categories));
        }
    }

    private static byte[] bytes(TreeBytes form, FlatTree tree) {
        byte[] bytes = new byte[form.size(tree).bytes() + TreeBytes.SLACK];
        form.write(tree, bytes);
        return bytes;
    }

    /** What stands behind a tree means nothing. */
    private static FlatTree read(TreeBytes form, TreeReader reader, TreeBytes.Size size, byte[] bytes) {
        form.check(size);
        Arrays.fill(bytes, size.bytes(), bytes.length, (byte) 0xA5);
        return reader.read(size, bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, 7",
        "12, 12, 114",
        "1, 1, 1",
        "2, 256, 257",
        "2, 65536, 3",
        "300, 3, 3",
        "0, 8, 63",
        "0, 64, 70000"
    })
    void treesComeBack(int numeric, int first, int second) {
        Schema schema = schema(numeric, first, second);
        TreeBytes form = new TreeBytes(schema);
        TreeReader reader = form.reader(WEIGHTS);
        Xoshiro256 random = new Xoshiro256(7);
        for (int splits : new int[] {0, 1, 2, 50, 3_000, 5}) {
            for (int counts : new int[] {1, 12, 2_000_000}) {
                for (boolean sets : new boolean[] {false, true}) {
                    FlatTree tree = tree(schema, splits, counts, sets, random);
                    byte[] bytes = bytes(form, tree);
                    FlatTree read = read(form, reader, form.size(tree), bytes);
                    assertEquals(tree, read, splits + " splits");
                    assertArrayEquals(bytes(form, tree), bytes(form, read));
                }
            }
        }
    }

    @Test
    void theLayoutIsTheDocumentedOne() {
        FlatTreeBuilder builder = new FlatTreeBuilder(3, WEIGHTS);
        builder.numeric(0, -1.5f);
        builder.leaf(300, 0);
        builder.category(1, 4);
        builder.leaf(1, 2);
        builder.subset(2, new long[] {0b1_0000_0010}, 1);
        builder.leaf(300, 0);
        builder.leaf(1, 2);
        FlatTree tree = builder.build();
        TreeBytes form = new TreeBytes(schema(1, 5, 8));
        ByteBuffer bytes = ByteBuffer.wrap(bytes(form, tree)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(new TreeBytes.Size(7, 2, 7 + 4 + 1 + 1 + 1 + 1 + 1 + 3 + 2 + 2), form.size(tree));
        for (int test : new int[] {1, 0, 2, 0, 5, 0, 0}) {
            assertEquals(test, bytes.get());
        }
        assertEquals(-1.5f, bytes.getFloat());
        for (int operand : new int[] {0, 4, 1, 0, 1}) {
            assertEquals(operand, bytes.get());
        }
        for (int rest : new int[] {0xAC, 2, 0, 1, 2, 2, 1}) {
            assertEquals((byte) rest, bytes.get());
        }
    }

    /** Whatever stands there, a reader says what is wrong or has a tree that is written to the same bytes. */
    @Test
    void wrongBytesAreRefusedOrSound() {
        Schema schema = schema(3, 5, 70);
        TreeBytes form = new TreeBytes(schema);
        TreeReader reader = form.reader(WEIGHTS);
        Xoshiro256 random = new Xoshiro256(3);
        int sound = 0;
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            FlatTree tree = tree(schema, random.nextInt(12), 1 + random.nextInt(4), true, random);
            TreeBytes.Size size = form.size(tree);
            byte[] bytes = bytes(form, tree);
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(size.bytes())] ^= (byte) (1 << random.nextInt(8));
            }
            TreeBytes.Size claimed = new TreeBytes.Size(
                    size.nodes() + 2 * (random.nextInt(8) / 6),
                    size.kinds() + random.nextInt(8) / 7,
                    size.bytes() - random.nextInt(8) / 6);
            try {
                FlatTree read = read(form, reader, claimed, bytes);
                assertEquals(claimed, form.size(read));
                assertArrayEquals(
                        Arrays.copyOf(bytes, claimed.bytes()), Arrays.copyOf(bytes(form, read), claimed.bytes()));
                sound++;
            } catch (IllegalArgumentException e) {
                assertTrue(!e.getMessage().isBlank());
                refused++;
            }
        }
        assertTrue(sound > 500 && refused > 5_000, sound + " sound, " + refused + " refused");
    }

    private static String complaint(int nodes, int kinds, int... bytes) {
        TreeBytes form = new TreeBytes(schema(1, 3));
        byte[] tree = new byte[bytes.length + TreeBytes.SLACK];
        IntStream.range(0, bytes.length).forEach(i -> tree[i] = (byte) bytes[i]);
        TreeBytes.Size size = new TreeBytes.Size(nodes, kinds, bytes.length);
        return assertThrows(IllegalArgumentException.class, () -> read(form, form.reader(WEIGHTS), size, tree))
                .getMessage();
    }

    @Test
    void complaintsSayWhatIsWrong() {
        TreeBytes form = new TreeBytes(schema(1, 3));
        byte[] sound = {2, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0}; // a split for category 1 and two leaves
        assertEquals(
                3,
                read(form, form.reader(WEIGHTS), new TreeBytes.Size(3, 2, 10), sound)
                        .size());
        assertEquals("a tree has 0 nodes", complaint(0, 1));
        assertEquals("a tree has 2 nodes", complaint(2, 1, 2, 0, 0));
        assertEquals("3 kinds of 2 leaves", complaint(3, 3, 2, 0, 0, 1, 0, 1, 1, 0, 0, 1));
        assertEquals("2147483647 nodes in 3 bytes", complaint(Integer.MAX_VALUE, 1, 2, 0, 0));
        assertEquals("node 0: there is no test 4", complaint(3, 2, 4, 0, 0, 1, 0, 1, 1, 0, 0, 1));
        assertEquals("node 0: category is 3", complaint(3, 2, 2, 0, 0, 3, 0, 1, 1, 0, 0, 1));
        assertEquals("node 1: kind of leaf is 1", complaint(3, 2, 2, 0, 0, 1, 1, 0, 1, 0, 0, 1));
        assertEquals("leaves are of 1 kinds, not of 2", complaint(3, 2, 2, 0, 0, 1, 0, 0, 1, 0, 0, 1));
        assertEquals("node 0: threshold is NaN", complaint(3, 1, 1, 0, 0, 0, 0, 0xC0, 0x7F, 0, 0, 1, 0));
        assertEquals("node 0: threshold is -0.0", complaint(3, 1, 1, 0, 0, 0, 0, 0, 0x80, 0, 0, 1, 0));
        assertEquals("node 0: the nodes are no tree's", complaint(3, 1, 0, 0, 0, 0, 0, 0, 1, 0));
        assertEquals("node 2: the nodes are no tree's", complaint(3, 1, 2, 0, 2, 1, 0, 1, 1, 0));
        assertEquals("a leaf has no rows", complaint(1, 1, 0, 0, 0, 0));
        assertEquals("kind 1 of leaves is there twice", complaint(3, 2, 2, 0, 0, 1, 0, 1, 1, 0, 1, 0));
        assertEquals("the rows of a leaf are no number in its shortest form", complaint(1, 1, 0, 0, 0x81, 0, 0));
        assertEquals("the rows of leaves are cut off", complaint(1, 1, 0, 0, 0x81, 0x80));
        assertEquals("1 bytes are left over", complaint(1, 1, 0, 0, 1, 0, 7));
        assertEquals("node 0: the sets are cut off", complaint(3, 1, 3, 0, 0, 0, 0, 1, 0));
        assertEquals("node 0: a set names categories that there are not", complaint(3, 1, 3, 0, 0, 0, 0, 1, 0, 0x10));
    }
}
