package backbeat.strong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Repetitions, quality, and one line of JSON a figure. */
final class Figures {
    /** Threads that a library may use. */
    static final int THREADS = number("THREADS", 2);

    static final int TREES = number("TREES", 100);

    /** The forest that figures are stated for, whatever number of trees was measured. */
    static final double STATED = 100;

    private final String library;
    private final String setting;
    private String quality = "";

    Figures(String library, String setting) {
        this.library = library;
        this.setting = setting;
    }

    static int number(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Work on one row. */
    @FunctionalInterface
    interface RowWork {
        void run(int row) throws Exception;
    }

    /** The seconds of each of {@code repeats} calls after {@code warmups} untimed ones. */
    static double[] seconds(Work work, int warmups, int repeats) throws Exception {
        double[] times = new double[repeats];
        for (int number = -warmups; number < repeats; number++) {
            long began = System.nanoTime();
            work.run();
            if (number >= 0) {
                times[number] = (System.nanoTime() - began) * 1e-9;
            }
        }
        return times;
    }

    static double[] rates(double units, double[] seconds) {
        return Arrays.stream(seconds).map(time -> units / time).toArray();
    }

    static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Median and 99th percentile, in microseconds, of calls for one row each; rows are taken far from each other. */
    static double[] alone(RowWork work, int rows, int warmups, int repeats) throws Exception {
        double[] times = new double[repeats];
        for (int number = -warmups; number < repeats; number++) {
            int row = (int) Math.floorMod(number * 7919L, rows);
            long began = System.nanoTime();
            work.run(row);
            if (number >= 0) {
                times[number] = (System.nanoTime() - began) * 1e-3;
            }
        }
        Arrays.sort(times);
        return new double[] {times[repeats / 2], times[repeats * 99 / 100]};
    }

    /** Accuracy at one half and the area under the ROC curve go with all later lines. */
    void judge(byte[] labels, double[] probabilities) {
        int right = 0;
        for (int row = 0; row < probabilities.length; row++) {
            right += (probabilities[row] >= 0.5) == (labels[row] == 1) ? 1 : 0;
        }
        quality = String.format(
                Locale.ROOT,
                "\"accuracy\":%.4f,\"auc\":%.4f,",
                (double) right / probabilities.length,
                auc(labels, probabilities));
    }

    private static double auc(byte[] labels, double[] probabilities) {
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, Comparator.comparingDouble(row -> probabilities[row]));
        double ranks = 0;
        double positive = 0;
        int to;
        for (int from = 0; from < order.length; from = to) {
            for (to = from; to < order.length && probabilities[order[to]] == probabilities[order[from]]; to++) {}
            for (int i = from; i < to; i++) {
                if (labels[order[i]] == 1) {
                    ranks += (from + 1 + to) / 2.0;
                    positive++;
                }
            }
        }
        return (ranks - positive * (positive + 1) / 2) / (positive * (order.length - positive));
    }

    void report(String task, String unit, double... values) throws IOException {
        if (task.equals("forest one row") && TREES != STATED) {
            return; // a time of fewer trees says nothing about a hundred
        }
        boolean fewer = task.startsWith("forest") && TREES != STATED;
        String all = Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.9g", value))
                .collect(Collectors.joining(","));
        System.out.printf(
                "{\"task\":\"%s\",\"library\":\"%s\",\"setting\":\"%s\",\"unit\":\"%s\",\"values\":[%s],%s\"peakMiB\":%d}%n",
                task,
                library,
                setting + (fewer ? ", " + TREES + " trees measured" : ""),
                unit,
                all,
                unit.equals("us") ? "" : quality,
                peakMib());
    }

    private static long peakMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
