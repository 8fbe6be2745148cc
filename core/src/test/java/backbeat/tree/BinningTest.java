package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinningTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 255})
    void binsCoverTheValuesInOrderAndEvenly(int maxBins) {
        int n = 5000;
        FMatrixRMaj column = new FMatrixRMaj(n, 1);
        Xoshiro256 random = new Xoshiro256(3);
        for (int i = 0; i < n; i++) {
            // A third of the rows share one value.
            column.data[i] = random.nextInt(3) == 0 ? 0.5f : (float) random.nextGaussian();
        }
        Binning binning = Binning.of(column, maxBins, Workers.sequential());
        assertEquals(maxBins, binning.bins(0));
        int[] sizes = new int[maxBins];
        for (float value : column.data) {
            int bin = binning.bin(0, value);
            assertTrue(binning.lowest(0, bin) <= value && value <= binning.highest(0, bin));
            sizes[bin]++;
        }
        for (int bin = 0; bin < maxBins; bin++) {
            if (maxBins == 255) {
                boolean heavy = binning.lowest(0, bin) <= 0.5f && 0.5f <= binning.highest(0, bin);
                assertTrue(heavy || sizes[bin] <= 2 * n / maxBins, "bin " + bin + " has " + sizes[bin] + " rows");
            }
            if (bin > 0) {
                assertTrue(binning.highest(0, bin - 1) < binning.lowest(0, bin));
                float threshold = binning.threshold(0, bin - 1, bin);
                assertTrue(binning.highest(0, bin - 1) <= threshold && threshold < binning.lowest(0, bin));
            }
        }
    }

    @Test
    void fewValuesAndExactBinsLoseNothing() {
        FMatrixRMaj column = new FMatrixRMaj(new float[][] {{3}, {-0f}, {3}, {0f}, {-7}});
        for (int maxBins : new int[] {3, 255, Binning.EXACT}) {
            Binning binning = Binning.of(column, maxBins, Workers.sequential());
            assertEquals(3, binning.bins(0));
            assertEquals(0, binning.bin(0, -7));
            assertEquals(1, binning.bin(0, -0f));
            assertEquals(2, binning.bin(0, 3));
            assertEquals(1.5f, binning.threshold(0, 1, 2));
        }
        assertThrows(IllegalArgumentException.class, () -> Binning.of(column, 1, Workers.sequential()));
    }

    @Test
    void binsThatWereMadeBeforeHaveTwoEnds() {
        float[][] lowest = {{1, 4, 9}};
        float[][] highest = {{2, 5, 9}};
        Binning binning = new Binning(lowest, highest);
        assertEquals(1, binning.columns());
        assertEquals(3, binning.bins(0));
        assertEquals(3, binning.threshold(0, 0, 1));
        int[] last = {-1, -1, 0, 0, 0, 1, 1, 1, 1, 2, 2};
        for (int value = 0; value < last.length; value++) {
            assertEquals(last[value], binning.lastUpTo(0, value), "up to " + value);
        }
        assertThrows(IllegalArgumentException.class, () -> new Binning(lowest, new float[0][]));
        assertThrows(IllegalArgumentException.class, () -> new Binning(lowest, new float[][] {{2, 5}}));
    }

    @Test
    void aThresholdNeverReachesTheUpperValue() {
        float low = 1f;
        float high = Math.nextUp(low);
        assertEquals(low, Binning.midpoint(low, high));
        assertEquals(-Float.MAX_VALUE / 2, Binning.midpoint(-Float.MAX_VALUE, 0f));
        assertTrue(Float.isFinite(Binning.midpoint(Float.MAX_VALUE / 2, Float.MAX_VALUE)));
    }
}
