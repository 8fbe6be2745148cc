#!/usr/bin/env bash
# JPMML-R 1.5.1 of forests of randomForest 4.7-1.1 (R 4.2.2), scored by JPMML-Evaluator 1.6.4.
# Guess: the PMML of a forest answers what R's predict answers.
# Seen: cutoff and corr.bias are lost without a word. With a cutoff of .8 and .2 the label is that of most trees all the same, while the probabilities are R's; with the
#   correction of the bias every answer of a regression is another one.
# Why it matters: the cutoff is what a forest is given where one class is rare. Take the decision from the probabilities; correct the bias outside.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-randomforest=4.7-1.1-1
maven org.jpmml:pmml-rexp:1.5.1 org.jpmml:pmml-evaluator-metro:1.6.4
r_program << 'R'
library(randomForest)
set.seed(1)
rows <- data.frame(x = round(rnorm(400), 3), z = round(rnorm(400), 3))
rows$label <- factor(ifelse(rows$x + rows$z / 2 + rnorm(400) > 2, "yes", "no"))
rows$y <- 3 * rows$x + rows$z + rnorm(400)
new <- data.frame(x = round(rnorm(200), 3), z = round(rnorm(200), 3))
models <- list("two classes" = randomForest(label ~ x + z, rows, ntree = 51), "two classes, cutoff .8 and .2" = randomForest(label ~ x + z, rows, ntree = 51, cutoff = c(.8, .2)),
    "regression" = randomForest(y ~ x + z, rows, ntree = 51), "regression, corr.bias" = randomForest(y ~ x + z, rows, ntree = 51, corr.bias = TRUE))
for (i in 1:4) {
    saveRDS(models[[i]], paste0(i, ".rds"), version = 2)
    write.csv(cbind(new, r = predict(models[[i]], new), p = if (i < 3) predict(models[[i]], new, type = "prob")[, "yes"] else 0), paste0(i, ".csv"), row.names = FALSE)
}
writeLines(names(models), "names")
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
            int yes = 0;
            int yesInR = 0;
            double largest = 0;
            for (Map<String, String> row : PmmlAnswers.rows(i + ".csv")) {
                Object answer = PmmlAnswers.answer(evaluator, row);
                String text = PmmlAnswers.text(answer);
                if (i < 3) {
                    other += text.equals(row.get("r")) ? 0 : 1;
                    yes += text.equals("yes") ? 1 : 0;
                    yesInR += row.get("r").equals("yes") ? 1 : 0;
                    largest = Math.max(largest, Math.abs(PmmlAnswers.probability(answer, "yes") - Double.parseDouble(row.get("p"))));
                } else {
                    double difference = Math.abs(Double.parseDouble(text) - Double.parseDouble(row.get("r")));
                    other += difference > 1e-6 ? 1 : 0;
                    largest = Math.max(largest, difference);
                }
            }
            System.out.printf("%s: %d of 200 rows have another %s in the PMML%s %.4f at most%n", names.get(i - 1), other, i < 3 ? "label" : "answer",
                    i < 3 ? String.format(", %d are yes in R and %d in the PMML; the probabilities differ by", yesInR, yes) : ", by", largest);
        }
    }
}
JAVA

seen << 'SEEN'
two classes: 0 of 200 rows have another label in the PMML, 17 are yes in R and 17 in the PMML; the probabilities differ by 0.0000 at most
two classes, cutoff .8 and .2: 10 of 200 rows have another label in the PMML, 28 are yes in R and 18 in the PMML; the probabilities differ by 0.0000 at most
regression: 0 of 200 rows have another answer in the PMML, by 0.0000 at most
regression, corr.bias: 200 of 200 rows have another answer in the PMML, by 0.3296 at most
SEEN
