package backbeat.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Xoshiro256Test {
    /** The first outputs of the authors' C code of SplitMix64 for seed 1234567. */
    @Test
    void splitMixFollowsItsPublishedSequence() {
        SplitMix64 generator = new SplitMix64(1234567);
        long[] published = {
            6457827717110365317L,
            3203168211198807973L,
            -8629252141511181193L,
            4593380528125082431L,
            -2037821214251327795L
        };
        for (long expected : published) {
            assertEquals(expected, generator.nextLong());
        }
    }

    /** A second implementation, written as the recurrence stands in the paper (s[1]·5 rotated by 7, times 9). */
    @Test
    void xoshiroFollowsItsRecurrence() {
        SplitMix64 filler = new SplitMix64(42);
        long[] s = {filler.nextLong(), filler.nextLong(), filler.nextLong(), filler.nextLong()};
        Xoshiro256 generator = new Xoshiro256(42);
        for (int i = 0; i < 1000; i++) {
            long x = s[1] * 5;
            long expected = ((x << 7) | (x >>> 57)) * 9;
            long t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = (s[3] << 45) | (s[3] >>> 19);
            assertEquals(expected, generator.nextLong(), "output " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000, 1 << 30, Integer.MAX_VALUE})
    void integersStayBelowTheBound(int bound) {
        Xoshiro256 generator = new Xoshiro256(bound);
        for (int i = 0; i < 10_000; i++) {
            int value = generator.nextInt(bound);
            assertTrue(value >= 0 && value < bound, value + " of " + bound);
        }
    }

    /** Large bounds, because one number in {@code 2^32 / bound} is drawn again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 151, 1000, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
    void numbersOfAShuffleAreThoseDrawnOneByOne(int bound) {
        Xoshiro256 single = new Xoshiro256(bound);
        Xoshiro256 several = new Xoshiro256(bound);
        for (int round = 0; round < 200; round++) {
            int[] numbers = new int[40];
            int count = Math.min(bound, round % 41);
            several.nextInts(bound, numbers, count);
            for (int i = 0; i < count; i++) {
                assertEquals(single.nextInt(bound - i), numbers[i]);
            }
            assertEquals(0, Arrays.stream(numbers, count, 40).sum(), "nothing is written beyond");
        }
        assertEquals(single.nextLong(), several.nextLong());
    }

    /** Chi-squared with 11 degrees of freedom exceeds 31.3 once in a thousand; the seed is fixed. */
    @Test
    void integersAreUniform() {
        int cells = 12;
        int draws = 120_000;
        int[] counts = new int[cells];
        Xoshiro256 generator = new Xoshiro256(3);
        for (int i = 0; i < draws; i++) {
            counts[generator.nextInt(cells)]++;
        }
        double expected = (double) draws / cells;
        double chiSquared = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertTrue(chiSquared < 31.3, "chi-squared " + chiSquared);
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Xoshiro256(1).nextInt(0));
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        Xoshiro256 generator = new Xoshiro256(11);
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double value = generator.nextGaussian();
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / n, 4 / Math.sqrt(n));
        assertEquals(1, squares / n, 4 * Math.sqrt(2.0 / n));
    }

    @Test
    void shufflingKeepsEveryValueAndReachesEveryOrder() {
        Set<String> orders = new HashSet<>();
        for (int seed = 0; seed < 500; seed++) {
            int[] values = {1, 2, 3, 4};
            new Xoshiro256(seed).shuffle(values);
            orders.add(Arrays.toString(values));
            Arrays.sort(values);
            assertArrayEquals(new int[] {1, 2, 3, 4}, values);
        }
        assertEquals(24, orders.size());
    }

    @Test
    void streamsDifferFromEachOtherAndFromTheirParent() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            seeds.add(seed);
            for (long stream = 0; stream < 100; stream++) {
                assertTrue(seeds.add(SplitMix64.mix(seed, stream)), "collision at " + seed + "/" + stream);
            }
        }
        assertNotEquals(
                Xoshiro256.stream(1, 2).nextLong(), Xoshiro256.stream(2, 1).nextLong());
    }
}
