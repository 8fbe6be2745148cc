package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scalar and best kernels give the bits of the formulas in {@link DistanceKernels}. */
@Tag("contract")
class DistanceKernelsTest {
    private static final int[] COUNTS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 64, 100};
    private static final int[] DIMENSIONS = {0, 1, 2, 3, 4, 5, 7, 12, 13, 33};

    private final DistanceKernels[] forms = {
        KernelProvider.scalar().kernels().distances(),
        KernelProvider.best().kernels().distances()
    };
    private final Xoshiro256 random = new Xoshiro256(1);

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() * (random.nextInt(9) == 0 ? 1e18f : 1);
        }
        return values;
    }

    private static float distance(float[] query, float[] block, int at, int stride, int dimensions) {
        float sum = 0;
        for (int j = 0; j < dimensions; j++) {
            float difference = query[j] - block[at + j * stride];
            sum += difference * difference;
        }
        return sum;
    }

    @Test
    void squaredDistances() {
        for (int d : DIMENSIONS) {
            for (int count : COUNTS) {
                int offset = random.nextInt(3);
                int stride = count + random.nextInt(4);
                float[] query = values(d);
                float[] block = values(offset + d * stride);
                float[] expected = new float[count + 1];
                expected[count] = -1;
                for (int p = 0; p < count; p++) {
                    expected[p] = distance(query, block, offset + p, stride, d);
                }
                for (DistanceKernels form : forms) {
                    float[] actual = new float[count + 1];
                    actual[count] = -1;
                    form.squaredDistances(query, block, offset, stride, d, count, actual);
                    assertArrayEquals(expected, actual, "d = " + d + ", count = " + count);
                }
            }
        }
    }

    @Test
    void within() {
        for (int d : DIMENSIONS) {
            for (int count : COUNTS) {
                int stride = DistanceKernels.padded(count);
                float[] query = values(d);
                float[] block = values(d * stride);
                float[] all = new float[count];
                for (int p = 0; p < count; p++) {
                    all[p] = distance(query, block, p, stride, d);
                }
                float[] sorted = all.clone();
                Arrays.sort(sorted);
                for (float limit : new float[] {-1, sorted[0], sorted[count / 2], Float.POSITIVE_INFINITY}) {
                    for (DistanceKernels form : forms) {
                        float[] distances = new float[stride];
                        int[] positions = new int[stride];
                        int found = form.within(query, block, 0, stride, d, count, limit, distances, positions);
                        int expected = 0;
                        for (int p = 0; p < count; p++) {
                            if (all[p] <= limit) {
                                assertEquals(p, positions[expected]);
                                assertEquals(all[p], distances[expected++]);
                            }
                        }
                        assertEquals(expected, found, "d = " + d + ", count = " + count);
                    }
                }
            }
        }
    }

    @Test
    void boxDistancesNeverExceedThoseOfPointsInside() {
        for (int d : DIMENSIONS) {
            float[] query = values(d);
            float[] boxes = new float[2 * d * DistanceKernels.PADDING];
            float[] points = new float[d * DistanceKernels.PADDING];
            for (int i = 0; i < points.length; i++) {
                float[] three = values(3);
                Arrays.sort(three);
                int low = i / DistanceKernels.PADDING * 2 * DistanceKernels.PADDING + i % DistanceKernels.PADDING;
                boxes[low] = three[0];
                points[i] = three[1];
                boxes[low + DistanceKernels.PADDING] = three[2];
            }
            float[] scalar = new float[DistanceKernels.PADDING];
            forms[0].boxDistances(query, boxes, 0, d, scalar);
            for (int b = 0; b < DistanceKernels.PADDING; b++) {
                float inside = distance(query, points, b, DistanceKernels.PADDING, d);
                assertTrue(scalar[b] <= inside, scalar[b] + " > " + inside);
            }
            float[] best = new float[DistanceKernels.PADDING];
            forms[1].boxDistances(query, boxes, 0, d, best);
            assertArrayEquals(scalar, best, "d = " + d);
        }
    }

    /** Rows in any order and more than once, the last one of the table too, whose vector would reach beyond it. */
    @Test
    void bounds() {
        for (int d : DIMENSIONS) {
            for (int width : new int[] {Math.max(1, d), DistanceKernels.padded(Math.max(1, d))}) {
                for (int count : COUNTS) {
                    int[] rows = new int[count + 2];
                    for (int i = 0; i < rows.length; i++) {
                        rows[i] = random.nextInt(40);
                    }
                    float[] values = values(40 * width);
                    values[random.nextInt(values.length)] = -0f;
                    values[random.nextInt(values.length)] = 0;
                    for (int last : new int[] {rows[1], 39}) {
                        rows[1] = last;
                        checkBounds(values, width, d, rows, 1, 1 + count);
                    }
                }
            }
        }
    }

    private void checkBounds(float[] values, int width, int d, int[] rows, int from, int to) {
        float[] least = new float[d];
        float[] greatest = new float[d];
        for (int j = 0; j < d; j++) {
            int column = j;
            float[] sorted = new float[to - from];
            for (int p = from; p < to; p++) {
                sorted[p - from] = values[rows[p] * width + column];
            }
            Arrays.sort(sorted); // -0 before 0
            least[j] = sorted[0];
            greatest[j] = sorted[sorted.length - 1];
        }
        for (DistanceKernels form : forms) {
            float[] low = new float[DistanceKernels.padded(d)];
            float[] high = new float[low.length];
            form.bounds(values, width, d, rows, from, to, low, high);
            assertArrayEquals(least, Arrays.copyOf(low, d));
            assertArrayEquals(greatest, Arrays.copyOf(high, d));
        }
    }

    /** Of zeros of both signs, in any order, the negative one is the least. */
    @Test
    void boundsOfZeros() {
        for (float first : new float[] {-0f, 0f}) {
            float[] values = new float[64];
            values[16] = first;
            values[32] = -first;
            checkBounds(values, 16, 16, new int[] {1, 2}, 0, 2);
            checkBounds(values, 16, 16, new int[] {2, 1}, 0, 2);
        }
    }

    @Test
    void addMismatches() {
        int count = 48;
        float[] block = values(2 * count);
        for (int p = 0; p < count; p++) {
            block[p] = random.nextInt(3) - 1;
        }
        for (float code = -1; code < 2; code++) {
            float[] start = values(count);
            for (DistanceKernels form : forms) {
                float[] actual = start.clone();
                form.addMismatches(code, 0.7f, block, 0, count, count, actual);
                for (int p = 0; p < count; p++) {
                    assertEquals(start[p] + (block[p] == code ? 0 : 0.7f + block[count + p]), actual[p]);
                }
            }
        }
    }
}
