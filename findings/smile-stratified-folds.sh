#!/usr/bin/env bash
# Smile 3.1.1, CrossValidation.stratify.
# Guess: fold sizes differ by one row at most, or by one row of each class.
# Seen: every class gives its whole remainder to the last fold: 28 rows (9 and 19) in five folds are 4, 4, 4, 4 and 12,
#   with 1, 1, 1, 1 and 5 rows of the rare class.
# Why it matters: the mean over folds weighs a row of the last fold a third as much as the others, so it is not the mean
#   that Backbeat's or scikit-learn's cross-validation reports on the same model.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import java.util.Arrays;
import smile.validation.Bag;
import smile.validation.CrossValidation;

class Trial {
    public static void main(String[] arguments) {
        show(9, 19);
        show(40, 77);
    }

    private static void show(int ones, int zeros) {
        int[] labels = new int[ones + zeros];
        Arrays.fill(labels, 0, ones, 1);
        StringBuilder line = new StringBuilder(ones + " ones, " + zeros + " zeros; test rows (ones) of each fold:");
        for (Bag fold : CrossValidation.stratify(labels, 5)) {
            line.append(' ').append(fold.oob.length).append(" (").append(Arrays.stream(fold.oob).map(i -> labels[i]).sum()).append(')');
        }
        System.out.println(line);
    }
}
JAVA

seen << 'SEEN'
9 ones, 19 zeros; test rows (ones) of each fold: 4 (1) 4 (1) 4 (1) 4 (1) 12 (5)
40 ones, 77 zeros; test rows (ones) of each fold: 23 (8) 23 (8) 23 (8) 23 (8) 25 (8)
SEEN
