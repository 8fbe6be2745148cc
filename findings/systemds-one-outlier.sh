#!/usr/bin/env bash
# SystemDS 3.3.0 (JMLC, local), the builtins outlierByIQR and outlierBySd.
# Guess: every value beyond the bounds (1.5 quartile ranges, 3 deviations) is repaired, as the documentation says ("with no outliers").
# Seen: a single such cell of the table stays as it is, with every method of repair: 1000 beside the values 1 to 19. Of one cell in each of two
#   columns both are repaired.
# Why it matters: the one reading that is a thousand times too large, which the step is there for, goes into means, scales and the model. Count
#   what is beyond the bounds afterwards, or cut with the bounds that are returned.
. "$(dirname "$0")/lib.sh"

maven org.apache.systemds:systemds:3.3.0
java_program << 'JAVA'
import org.apache.sysds.api.jmlc.Connection;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = new Connection()) {
            connection.prepareScript("""
                    x = rbind(seq(1, 19), matrix("1000", 1, 1))
                    for (method in 0:2) {
                      [y, q1, q3, iqr, k, r] = outlierByIQR(X = x, k = 1.5, repairMethod = method, max_iterations = 0, verbose = FALSE)
                      [z, m, s, k, r] = outlierBySd(X = x, k = 3, repairMethod = method, max_iterations = 0, verbose = FALSE)
                      print("one cell, method " + method + ": bounds " + as.scalar(q1 - 1.5 * iqr) + " to " + as.scalar(q3 + 1.5 * iqr) + ", last value " + as.scalar(y[nrow(y), 1])
                        + "; by deviations to " + as.scalar(m + 3 * s) + ", last value " + as.scalar(z[nrow(z), 1]))
                    }
                    x = cbind(x, x)
                    [y, q1, q3, iqr, k, r] = outlierByIQR(X = x, k = 1.5, repairMethod = 1, max_iterations = 0, verbose = FALSE)
                    [z, m, s, k, r] = outlierBySd(X = x, k = 3, repairMethod = 1, max_iterations = 0, verbose = FALSE)
                    print("one cell in each of two columns, method 1: last values " + as.scalar(y[20, 1]) + ", " + as.scalar(y[20, 2]) + "; by deviations " + as.scalar(z[20, 1]) + ", " + as.scalar(z[20, 2]))
                    """, new String[0], new String[0]).executeScript();
        }
        System.exit(0);
    }
}
JAVA


seen << 'SEEN'
one cell, method 0: bounds -10.0 to 30.0, last value 1000.0; by deviations to 723.8154371230582, last value 1000.0
one cell, method 1: bounds -10.0 to 30.0, last value 1000.0; by deviations to 723.8154371230582, last value 1000.0
one cell, method 2: bounds -10.0 to 30.0, last value 1000.0; by deviations to 723.8154371230582, last value 1000.0
one cell in each of two columns, method 1: last values 0.0, 0.0; by deviations 0.0, 0.0
SEEN
