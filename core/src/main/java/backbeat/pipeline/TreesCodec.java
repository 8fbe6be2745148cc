package backbeat.pipeline;

import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.tree.ClassWeights;
import backbeat.tree.FlatTree;
import backbeat.tree.TreeBytes;
import backbeat.tree.TreeReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Trees, laid out for reading: how many there are, the size of each (nodes, kinds of leaves, bytes), and then the bytes of each
 * ({@link TreeBytes}). With the sizes before them, trees are found without one another, and read several at a time.
 */
final class TreesCodec {
    /** The three numbers of its size, and a leaf. */
    private static final int LEAST_TREE_BYTES = 3 * Integer.BYTES + 4;

    private final SectionReader in;
    private final TreeBytes form;
    private final TreeBytes.Size[] sizes;
    /** By tree: where it begins among the bytes of all; and the end of the last. */
    private final long[] starts;

    static void write(List<FlatTree> trees, Schema schema, SectionWriter out) throws IOException {
        TreeBytes form = new TreeBytes(schema);
        TreeBytes.Size[] sizes = trees.stream().map(form::size).toArray(TreeBytes.Size[]::new);
        out.i32(sizes.length);
        int most = 0;
        for (TreeBytes.Size size : sizes) {
            out.i32(size.nodes());
            out.i32(size.kinds());
            out.i32(size.bytes());
            most = Math.max(most, size.bytes());
        }
        if (out.counts(Arrays.stream(sizes).mapToLong(TreeBytes.Size::bytes).sum())) {
            return;
        }
        byte[] bytes = new byte[most + TreeBytes.SLACK];
        for (int t = 0; t < sizes.length; t++) {
            form.write(trees.get(t), bytes);
            out.raw(bytes, sizes[t].bytes());
        }
    }

    /** Where several trees are wrong, the message is about the first. */
    static List<FlatTree> read(SectionReader in, Schema schema, ClassWeights weights, Workers workers)
            throws IOException {
        return new TreesCodec(in, schema).read(weights, workers);
    }

    private TreesCodec(SectionReader in, Schema schema) throws IOException {
        this.in = in;
        this.form = new TreeBytes(schema);
        this.sizes = new TreeBytes.Size[in.count("trees", LEAST_TREE_BYTES)];
        this.starts = new long[sizes.length + 1];
        for (int t = 0; t < sizes.length; t++) {
            sizes[t] =
                    new TreeBytes.Size(in.i32("nodes of a tree"), in.i32("kinds of leaves"), in.i32("bytes of a tree"));
            try {
                form.check(sizes[t]);
            } catch (IllegalArgumentException e) {
                throw in.error("tree " + t + ": " + e.getMessage());
            }
            starts[t + 1] = starts[t] + sizes[t].bytes();
        }
    }

    private List<FlatTree> read(ClassWeights weights, Workers workers) throws IOException {
        SectionReader.Block block = in.block(starts[sizes.length], "the trees");
        FlatTree[] trees = new FlatTree[sizes.length];
        IOException[] failures = new IOException[sizes.length];
        TreeReader[] readers = new TreeReader[workers.threads()];
        byte[][] buffers = new byte[readers.length][0];
        workers.forEach(trees.length, (t, worker) -> {
            if (readers[worker] == null) {
                readers[worker] = form.reader(weights);
            }
            int length = sizes[t].bytes();
            if (buffers[worker].length < length + TreeBytes.SLACK) {
                buffers[worker] = new byte[length + TreeBytes.SLACK];
            }
            try {
                block.read(starts[t], buffers[worker], length);
                trees[t] = readers[worker].read(sizes[t], buffers[worker]);
            } catch (IllegalArgumentException e) {
                failures[t] = in.wrong("tree " + t + ", " + e.getMessage());
            } catch (IOException e) {
                failures[t] = e;
            }
        });
        for (IOException failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
        return List.of(trees);
    }
}
