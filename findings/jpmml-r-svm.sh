#!/usr/bin/env bash
# JPMML-R 1.5.1 of support vector machines of e1071 1.7-13 (R 4.2.2), scored by JPMML-Evaluator 1.6.4.
# Guess: the PMML of a support vector machine names the classes that R's predict names.
# Seen: only where the classes first appear in the training table in the order of the factor's levels. Otherwise they are swapped: with a "yes" in the first row all 60 rows
#   have the other class, of three classes 36 of 60. The same table with the first rows exchanged is right.
# Why it matters: whether the file is right depends on the order of the training rows, and a shuffled table is wrong in half of all cases. Sort the training table by class.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-e1071=1.7-13-1 r-cran-proxy=0.4-27-1
maven org.jpmml:pmml-rexp:1.5.1 org.jpmml:pmml-evaluator-metro:1.6.4
r_program << 'R'
library(e1071)
set.seed(1)
rows <- data.frame(x = round(rnorm(300), 3), z = round(rnorm(300), 3))
rows$two <- factor(ifelse(rows$x + rnorm(300) / 2 > .7, "yes", "no"))
rows$three <- factor(ifelse(rows$x > .7, "high", ifelse(rows$z > 0, "mid", "low")))
tables <- list("two classes, no first" = rows[order(rows$two == "yes"), ], "two classes, yes first" = rows[order(rows$two == "no"), ],
    "three classes, high, low, mid" = rows[order(rows$three), ], "three classes, mid, low, high" = rows[order(rows$three, decreasing = TRUE), ])
for (i in 1:4) {
    table <- tables[[i]]
    labels <- if (i < 3) table$two else table$three
    model <- svm(table[, c("x", "z")], labels)
    saveRDS(model, paste0(i, ".rds"), version = 2)
    write.csv(cbind(rows[1:60, c("x", "z")], truth = rows[1:60, if (i < 3) "two" else "three"], r = predict(model, rows[1:60, c("x", "z")])), paste0(i, ".csv"), row.names = FALSE)
}
writeLines(names(tables), "names")
R
beside='RModelPmml.java PmmlAnswers.java' java_program << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;

class Trial {
    public static void main(String[] arguments) throws Exception {
        List<String> names = Files.readAllLines(Path.of("names"));
        for (int i = 1; i <= names.size(); i++) {
            Evaluator evaluator = RModelPmml.load(i + ".rds");
            int other = 0;
            int right = 0;
            int rightInR = 0;
            List<Map<String, String>> rows = PmmlAnswers.rows(i + ".csv");
            for (Map<String, String> row : rows) {
                String label = PmmlAnswers.text(PmmlAnswers.answer(evaluator, row));
                other += label.equals(row.get("r")) ? 0 : 1;
                right += label.equals(row.get("truth")) ? 1 : 0;
                rightInR += row.get("r").equals(row.get("truth")) ? 1 : 0;
            }
            System.out.printf("trained on %s: %d of %d rows have another class in the PMML; right in R %d, in the PMML %d%n", names.get(i - 1), other, rows.size(), rightInR, right);
        }
    }
}
JAVA

seen << 'SEEN'
trained on two classes, no first: 0 of 60 rows have another class in the PMML; right in R 46, in the PMML 46
trained on two classes, yes first: 60 of 60 rows have another class in the PMML; right in R 46, in the PMML 14
trained on three classes, high, low, mid: 0 of 60 rows have another class in the PMML; right in R 57, in the PMML 57
trained on three classes, mid, low, high: 39 of 60 rows have another class in the PMML; right in R 57, in the PMML 22
SEEN
