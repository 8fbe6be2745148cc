#!/usr/bin/env bash
# DKPro Statistics (agreement) 2.2.1 (Maven), WeightedKappaAgreement with more than two raters.
# Guess: about 0 for raters who answer by chance, and with the nominal distance the same as the unweighted kappa for many raters.
# Seen: with two raters that is so. With 3, 4 and 6 raters who answer by chance it is .66, .84 and .93: the disagreement that is to be
#   expected is the sum over the pairs of raters, not their mean, and so 3, 6 and 15 times as large (2.00 in place of .67 with 3).
#   HubertKappaAgreement, KrippendorffAlphaAgreement and counting by pairs give about 0.
# Why it matters: labels that are noise look like labels that all raters agree on, the more so the more raters there are, and a model
#   is trained on them. Take Krippendorff's alpha with the same distance, or the mean over pairs of raters.
. "$(dirname "$0")/lib.sh"

maven org.dkpro.statistics:dkpro-statistics-agreement:2.2.1
java_program << 'JAVA'
import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.HubertKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.SquareDistanceFunction;

class Trial {
    private static final int ITEMS = 300;

    public static void main(String[] arguments) {
        for (int raters : new int[] {2, 3, 4, 6}) tell("by chance", raters, 0);
        for (int raters : new int[] {2, 3, 4, 6}) tell("half by chance", raters, .5);
    }

    private static void tell(String what, int raters, double known) {
        Random random = new Random(5);
        CodingAnnotationStudy study = new CodingAnnotationStudy(raters);
        int[][] answers = new int[ITEMS][raters];
        for (int[] item : answers) {
            Object[] row = new Object[raters];
            int truth = random.nextInt(3);
            for (int i = 0; i < raters; i++) row[i] = item[i] = random.nextDouble() < known ? truth : random.nextInt(3);
            study.addItemAsArray(row);
        }
        WeightedKappaAgreement nominal = new WeightedKappaAgreement(study, new NominalDistanceFunction());
        System.out.printf("%d raters, %s: weighted kappa %.4f (expected disagreement %.4f), squared distance %.4f; by pairs %.4f and %.4f;"
                + " Hubert's kappa %.4f, alpha %.4f%n", raters, what, nominal.calculateAgreement(),
                nominal.calculateExpectedDisagreement(),
                new WeightedKappaAgreement(study, new SquareDistanceFunction()).calculateAgreement(), byPairs(answers, false),
                byPairs(answers, true), new HubertKappaAgreement(study).calculateAgreement(),
                new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement());
    }

    /** 1 less the observed over the expected disagreement, both as means over the pairs of raters. */
    private static double byPairs(int[][] answers, boolean squared) {
        double observed = 0, expected = 0;
        for (int i = 0; i < answers[0].length; i++) {
            for (int j = 0; j < i; j++) {
                for (int[] one : answers) {
                    observed += distance(one[i], one[j], squared) / ITEMS;
                    for (int[] other : answers) expected += distance(one[i], other[j], squared) / ITEMS / ITEMS;
                }
            }
        }
        return 1 - observed / expected;
    }

    private static double distance(int a, int b, boolean squared) {
        return squared ? (a - b) * (a - b) : a == b ? 0 : 1;
    }
}
JAVA

seen << 'SEEN'
2 raters, by chance: weighted kappa 0.0450 (expected disagreement 0.6667), squared distance 0.1220; by pairs 0.0450 and 0.1220; Hubert's kappa 0.0450, alpha 0.0444
3 raters, by chance: weighted kappa 0.6562 (expected disagreement 2.0006), squared distance 0.6524; by pairs -0.0314 and -0.0429; Hubert's kappa -0.0314, alpha -0.0312
4 raters, by chance: weighted kappa 0.8344 (expected disagreement 4.0046), squared distance 0.8349; by pairs 0.0061 and 0.0095; Hubert's kappa 0.0061, alpha 0.0058
6 raters, by chance: weighted kappa 0.9328 (expected disagreement 10.0117), squared distance 0.9326; by pairs -0.0075 and -0.0106; Hubert's kappa -0.0075, alpha -0.0081
2 raters, half by chance: weighted kappa 0.3393 (expected disagreement 0.6660), squared distance 0.2914; by pairs 0.3393 and 0.2914; Hubert's kappa 0.3393, alpha 0.3402
3 raters, half by chance: weighted kappa 0.7430 (expected disagreement 2.0020), squared distance 0.7387; by pairs 0.2291 and 0.2160; Hubert's kappa 0.2291, alpha 0.2289
4 raters, half by chance: weighted kappa 0.8758 (expected disagreement 3.9929), squared distance 0.8700; by pairs 0.2545 and 0.2201; Hubert's kappa 0.2545, alpha 0.2549
6 raters, half by chance: weighted kappa 0.9477 (expected disagreement 9.9829), squared distance 0.9468; by pairs 0.2150 and 0.2024; Hubert's kappa 0.2150, alpha 0.2150
SEEN
