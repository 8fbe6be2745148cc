#!/usr/bin/env bash
# JDK 17 and 25, jdk.incubator.vector: FloatVector.reduceLanes(ADD) of {1e8, 1, -1e8, 1} asked for over and over, and lanewise
# EXP (rows of the list the project began with).
# Guess: the answer is the same at every call.
# Seen: see below: it changes as soon as the method has been compiled, because the compiled code adds in another order (the
#   specification allows it), or calls another exp.
# Why it matters: the same program gives other last bits to the first thousand rows and to the rest; where bits count, add by
#   lanes in an order of your own and use an exp of your own (Backbeat's numeric contract).
. "$(dirname "$0")/lib.sh"

trial() {
    modules=jdk.incubator.vector java_program << 'JAVA'
import java.util.TreeSet;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

class Trial {
    static final FloatVector VALUES = FloatVector.fromArray(FloatVector.SPECIES_128, new float[] {1e8f, 1, -1e8f, 1}, 0);

    public static void main(String[] arguments) {
        float first = sum();
        TreeSet<Float> sums = new TreeSet<>();
        long end = System.nanoTime() + 8_000_000_000L;
        for (long i = 0; sums.size() < 2 && (i % 1000 > 0 || System.nanoTime() < end); i++) sums.add(sum());
        System.out.println("  sum: first " + first + ", within eight seconds " + sums);
        int moved = 0;
        float[] cold = exponentials();
        float[] hot = cold;
        for (int i = 0; i < 20_000; i++) hot = exponentials();
        for (int i = 0; i < cold.length; i++) if (cold[i] != hot[i]) moved++;
        System.out.println("  exp: " + (moved > 0 ? "some of 256 answers have other bits when hot" : "all of 256 answers stay"));
    }

    static float sum() {
        return VALUES.reduceLanes(VectorOperators.ADD);
    }

    static float[] exponentials() {
        float[] values = new float[256];
        for (int i = 0; i < 256; i++) values[i] = -8 + i / 16f;
        for (int i = 0; i < 256; i += 4) {
            FloatVector.fromArray(FloatVector.SPECIES_128, values, i).lanewise(VectorOperators.EXP).intoArray(values, i);
        }
        return values;
    }
}
JAVA
}

trial
both="JDK $(java -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')"$'\n'"$(cat "$work/output")"$'\n'
jdk_25
trial
both+="JDK 25"$'\n'"$(cat "$work/output")"$'\n'
printf %s "$both" > "$work/output"

seen << 'SEEN'
JDK 17
  sum: first 1.0, within eight seconds [1.0]
  exp: some of 256 answers have other bits when hot
JDK 25
  sum: first 1.0, within eight seconds [1.0, 2.0]
  exp: some of 256 answers have other bits when hot
SEEN
