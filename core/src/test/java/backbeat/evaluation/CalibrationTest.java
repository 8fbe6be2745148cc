package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private final Xoshiro256 random = new Xoshiro256(17);
    private final Labels labels = Samples.labels(2000, 0.3, random);
    private final double[] continuous = Samples.probabilities(labels, 0, random);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15})
    void bothMapsRiseAndImproveTheFit(int levels) {
        double[] p = Samples.probabilities(labels, levels, random);
        for (Calibrator map : List.of(PlattScaling.fit(labels, p), IsotonicRegression.fit(labels, p))) {
            double previous = 0;
            for (int i = 0; i <= 1000; i++) {
                double value = map.apply(i / 1000.0);
                assertTrue(value >= previous && value <= 1, map + " at " + i);
                previous = value;
            }
            assertTrue(Losses.brier(labels, map.apply(p)) <= Losses.brier(labels, p) + 1e-6);
        }
    }

    @Test
    void isotonicIsTheBestRisingFitAndKeepsTheMean() {
        double[] fitted = IsotonicRegression.fit(labels, continuous).apply(continuous);
        assertEquals(labels.positiveRate(), Arrays.stream(fitted).sum() / fitted.length, 1e-12);
        double best = Losses.brier(labels, fitted);
        for (double power : new double[] {0.5, 0.8, 1, 1.3, 2}) { // other rising maps do no better
            double[] other =
                    Arrays.stream(continuous).map(p -> StrictMath.pow(p, power)).toArray();
            assertTrue(best < Losses.brier(labels, other));
        }
        assertEquals(0, Reliability.ofEqualWidth(labels, fitted, 1000).expectedCalibrationError(), 1e-9);
    }

    @Test
    void isotonicMapCanBeRebuiltFromItsPoints() {
        IsotonicRegression map = IsotonicRegression.fit(labels, continuous);
        IsotonicRegression copy = IsotonicRegression.through(map.points(), map.values());
        assertArrayEquals(map.apply(continuous), copy.apply(continuous));
        assertThrows(
                IllegalArgumentException.class,
                () -> IsotonicRegression.through(new double[] {0.1, 0.1}, new double[] {0, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> IsotonicRegression.through(new double[] {0.1, 0.2}, new double[] {1, 0}));
        assertThrows(IllegalArgumentException.class, () -> IsotonicRegression.through(new double[0], new double[0]));
    }

    @Test
    void plattLeavesCalibratedProbabilitiesAlone() {
        Xoshiro256 stream = new Xoshiro256(3);
        double[] p = new double[200_000];
        byte[] truth = new byte[p.length];
        for (int row = 0; row < p.length; row++) {
            p[row] = stream.nextDouble();
            truth[row] = (byte) (stream.nextDouble() < p[row] ? 1 : 0);
        }
        PlattScaling map = PlattScaling.fit(new Labels(truth), p);
        assertEquals(1, map.slope(), 0.02);
        assertEquals(0, map.intercept(), 0.02);
    }

    @Test
    void plattStaysFiniteOnSeparableAndConstantInput() {
        PlattScaling separable = PlattScaling.fit(Labels.of(true, true, false, false), new double[] {1, 0.9, 0.1, 0});
        assertTrue(separable.apply(1) > 0.7 && separable.apply(1) < 0.9, separable.toString());
        PlattScaling constant = PlattScaling.fit(Labels.of(true, false, false), new double[] {0.2, 0.2, 0.2});
        assertEquals((2 / 3.0 + 2 * 0.25) / 3, constant.apply(0.2), 1e-6); // the mean of the smoothed targets
        PlattScaling subnormal =
                PlattScaling.fit(Labels.of(true, false, false), new double[] {0.5, Double.MIN_VALUE, 0});
        assertTrue(Double.isFinite(subnormal.apply(0)));
    }

    @Test
    void wilsonIntervalOfTheTextbook() {
        Interval interval = Reliability.wilson(15, 50); // Newcombe 1998 style: 0.3 with (0.191, 0.438)
        assertEquals(0.191, interval.low(), 5e-4);
        assertEquals(0.438, interval.high(), 5e-4);
        assertEquals(0, Reliability.wilson(0, 10).low());
        assertEquals(1, Reliability.wilson(10, 10).high());
    }

    @Test
    void thresholdsReachTheBestValueOfAllCuts() {
        for (int levels : new int[] {0, 6}) {
            double[] p = Samples.probabilities(labels, levels, random);
            assertBest(ThresholdChoice.f1(labels, p), p, ConfusionMatrix::f1);
            assertBest(ThresholdChoice.accuracy(labels, p), p, ConfusionMatrix::accuracy);
            assertBest(ThresholdChoice.youden(labels, p), p, c -> c.recall() + c.specificity() - 1);
            assertBest(
                    ThresholdChoice.cost(labels, p, 1, 5),
                    p,
                    c -> -(c.falsePositives() + 5.0 * c.falseNegatives()) / c.total());
        }
    }

    private void assertBest(
            ThresholdChoice choice, double[] p, java.util.function.ToDoubleFunction<ConfusionMatrix> rule) {
        assertEquals(choice.value(), rule.applyAsDouble(ConfusionMatrix.of(labels, p, choice.threshold())), 1e-15);
        for (int i = 0; i <= 500; i++) {
            assertTrue(choice.value() >= rule.applyAsDouble(ConfusionMatrix.of(labels, p, i / 500.0)) - 1e-15);
        }
    }

    @Test
    void dearFalsePositivesMeanThatNobodyIsCalledPositive() {
        Labels truth = Labels.of(false, true, false);
        ThresholdChoice choice = ThresholdChoice.cost(truth, new double[] {1, 0.5, 0.5}, 100, 1);
        assertTrue(choice.threshold() > 1);
        assertEquals(-1 / 3.0, choice.value());
        double close = Math.nextDown(0.5);
        ThresholdChoice neighbors = ThresholdChoice.f1(Labels.of(true, false), new double[] {0.5, close});
        assertEquals(0.5, neighbors.threshold());
        assertEquals(
                0.5,
                ThresholdChoice.f1(Labels.of(true, false), new double[] {0.75, 0.25})
                        .threshold());
        assertThrows(IllegalArgumentException.class, () -> ThresholdChoice.cost(truth, new double[3], -1, 1));
    }

    @Test
    void blendIsTheMean() {
        assertArrayEquals(
                new double[] {0.5, 1}, Blend.average(List.of(new double[] {0.2, 1}, new double[] {0.8, 1})), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Blend.average(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Blend.average(List.of(new double[1], new double[2])));
    }

    /** The expected figures are those of {@code benchmarks/peers/python/cox.py}. */
    @Test
    void slopeAndInterceptAreThoseOfAnIndependentProgram() {
        Labels truth = Labels.of(true, false, true, true, false, false, true, false, false, true, false, false);
        double[] p = {.9, .2, .4, .6, .3, .8, .7, 0, .1, 1, .5, .25};
        CoxCalibration found = CoxCalibration.of(truth, p, new int[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 6})
                .orElseThrow();
        assertEquals(1.25200601441303, found.slope().value(), 1e-9);
        assertEquals(0.148963519656867, found.slope().low(), 1e-9);
        assertEquals(2.3550485091692, found.slope().high(), 1e-9);
        assertEquals(-0.393389769202515, found.intercept().value(), 1e-9);
        assertEquals(-2.2811934339946, found.intercept().low(), 1e-9);
        assertEquals(1.49441389558957, found.intercept().high(), 1e-9);
    }

    @Test
    void aModelThatIsTooBoldHasASlopeBelowOne() {
        Xoshiro256 random = new Xoshiro256(5);
        double[] right = new double[20_000];
        double[] bold = new double[right.length];
        double[] little = new double[right.length];
        int[] rows = new int[right.length];
        for (int row = 0; row < right.length; row++) {
            double logit = 4 * random.nextDouble() - 3;
            right[row] = 1 / (1 + Math.exp(-logit));
            bold[row] = 1 / (1 + Math.exp(-2 * logit));
            little[row] = 1 / (1 + Math.exp(-logit + 0.7));
            rows[row] = row;
        }
        Labels truth = Models.drawn(right, random);
        CoxCalibration ofRight = CoxCalibration.of(truth, right, rows).orElseThrow();
        assertTrue(ofRight.slope().contains(1) && ofRight.intercept().contains(0), ofRight.toString());
        assertTrue(ofRight.slope().width() < 0.2, ofRight.toString());
        assertTrue(CoxCalibration.of(truth, bold, rows).orElseThrow().slope().contains(0.5));
        assertTrue(
                CoxCalibration.of(truth, little, rows).orElseThrow().intercept().contains(0.7));
    }

    @Test
    void thereIsNoSlopeWhereNothingIsToldApartOrEverything() {
        Labels truth = Labels.of(true, false, true, false);
        int[] rows = {0, 1, 2, 3};
        assertTrue(CoxCalibration.of(truth, new double[] {.3, .3, .3, .3}, rows).isEmpty());
        assertTrue(CoxCalibration.of(truth, new double[] {.9, .1, .8, .2}, rows).isEmpty());
        assertTrue(
                CoxCalibration.of(truth, new double[] {.9, .1, .2, .8}, new int[4])
                        .isEmpty(),
                "one cluster");
        assertTrue(CoxCalibration.of(Labels.of(true, true), new double[] {.9, .1}, new int[] {0, 1})
                .isEmpty());
    }
}
