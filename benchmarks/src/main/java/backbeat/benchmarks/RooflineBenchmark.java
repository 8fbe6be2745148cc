package backbeat.benchmarks;

import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.random.Xoshiro256;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * What this machine could do at best: float32 fused multiply-adds a second, bytes a second from each level of the memory
 * hierarchy, and the time of one dependent load. The shares of the limit in the performance report divide by these
 * (Williams, Waterman and Patterson 2009, doi:10.1145/1498765.1498785).
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@InProfile(value = Profile.REGULAR, forks = 1)
public class RooflineBenchmark extends BenchmarkDefaults {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROUNDS = 100_000;
    private static final int CHAINS = 12;
    private static final int LINE_BYTES = 64;
    private static final int LINE_INTS = LINE_BYTES / Integer.BYTES;

    /** Work done, turned into a rate by JMH. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Work {
        /** Floating-point operations; a fused multiply-add counts as two. */
        public long flops;
        /** Bytes read. */
        public long bytes;
    }

    /** An array that fits one level: half of L1 and L2, a quarter of L3 on most servers, none. */
    @State(Scope.Thread)
    public static class Memory {
        @Param("24")
        @Values(
                value = {"24", "512", "8192", "262144"},
                in = Profile.REGULAR)
        public int kib;

        private float[] values;
        private int[] next;
        private int at;

        /** Fills the array, and links its cache lines into one random cycle (Sattolo 1986). */
        @Setup
        public void allocate() {
            values = new float[kib * 1024 / Float.BYTES];
            Arrays.fill(values, 1f);
            int lines = kib * 1024 / LINE_BYTES;
            int[] order = new int[lines];
            for (int line = 0; line < lines; line++) {
                order[line] = line;
            }
            Xoshiro256 random = new Xoshiro256(kib);
            for (int i = lines - 1; i > 0; i--) {
                int j = random.nextInt(i);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
            next = new int[lines * LINE_INTS];
            for (int i = 0; i < lines; i++) {
                next[order[i] * LINE_INTS] = order[(i + 1) % lines] * LINE_INTS;
            }
            check(values, next);
        }

        private static void check(float[] values, int[] next) {
            float sum = read(values);
            if (sum != values.length) {
                throw new IllegalStateException("Read " + sum + " of " + values.length + " values");
            }
            int at = 0;
            int steps = 0;
            do {
                at = next[at];
                steps++;
            } while (at != 0);
            if (steps != next.length / LINE_INTS) {
                throw new IllegalStateException(
                        "The chain visits " + steps + " of " + next.length / LINE_INTS + " lines");
            }
        }
    }

    @Benchmark
    @InProfile(Profile.REGULAR)
    @InProfile(Profile.GUARD)
    @Threads(1)
    public float fma1Thread(Work work) {
        return multiplyAdd(work);
    }

    @Benchmark
    @InProfile(Profile.REGULAR)
    @Threads(2)
    public float fma2Threads(Work work) {
        return multiplyAdd(work);
    }

    @Benchmark
    @Threads(1)
    public float read1Thread(Memory memory, Work work) {
        work.bytes += 4L * memory.values.length;
        return read(memory.values);
    }

    @Benchmark
    @Threads(2)
    public float read2Threads(Memory memory, Work work) {
        work.bytes += 4L * memory.values.length;
        return read(memory.values);
    }

    /** The time of one load whose address is the result of the load before. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @OperationsPerInvocation(1024)
    public int latency(Memory memory) {
        int[] next = memory.next;
        int at = memory.at;
        for (int step = 0; step < 1024; step++) {
            at = next[at];
        }
        memory.at = at;
        return at;
    }

    /** Twelve independent chains: more than latency × units (4 × 2) of any current core, fewer than its registers. */
    private static float multiplyAdd(Work work) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector term = FloatVector.broadcast(SPECIES, 1e-6f);
        FloatVector a = term, b = term, c = term, d = term, e = term, f = term;
        FloatVector g = term, h = term, i = term, j = term, k = term, l = term;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(factor, term);
            b = b.fma(factor, term);
            c = c.fma(factor, term);
            d = d.fma(factor, term);
            e = e.fma(factor, term);
            f = f.fma(factor, term);
            g = g.fma(factor, term);
            h = h.fma(factor, term);
            i = i.fma(factor, term);
            j = j.fma(factor, term);
            k = k.fma(factor, term);
            l = l.fma(factor, term);
        }
        work.flops += 2L * CHAINS * LANES * ROUNDS;
        FloatVector all = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return all.lane(0);
    }

    private static float read(float[] values) {
        FloatVector a = FloatVector.zero(SPECIES), b = a, c = a, d = a;
        for (int at = 0; at < values.length; at += 4 * LANES) {
            a = a.add(FloatVector.fromArray(SPECIES, values, at));
            b = b.add(FloatVector.fromArray(SPECIES, values, at + LANES));
            c = c.add(FloatVector.fromArray(SPECIES, values, at + 2 * LANES));
            d = d.add(FloatVector.fromArray(SPECIES, values, at + 3 * LANES));
        }
        FloatVector all = a.add(b).add(c.add(d));
        float sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += all.lane(lane);
        }
        return sum;
    }
}
