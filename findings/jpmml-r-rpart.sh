#!/usr/bin/env bash
# JPMML-R 1.5.1 of trees of rpart 4.1.19 (R 4.2.2), scored by JPMML-Evaluator 1.6.4.
# Guess: the PMML of a tree has the probabilities of R's predict, and its answers for rows with gaps.
# Seen: with priors (parms) the labels are R's, the probabilities are the shares of the training rows, as if there were none: .22 for .74. With usesurrogate 0 a row whose
#   value is missing at a split has no answer, where R stops at the node; with 1 and 2 both agree.
# Why it matters: priors are given where one class was thinned out or is rare, and the probabilities go back to those of the training table. Put the priors in as weights of
#   the rows, which are kept; train with usesurrogate 1 or 2.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-rpart=4.1.19-1
maven org.jpmml:pmml-rexp:1.5.1 org.jpmml:pmml-evaluator-metro:1.6.4
r_program << 'R'
library(rpart)
set.seed(1)
rows <- data.frame(x = round(rnorm(400), 3), z = round(rnorm(400), 3))
rows$label <- factor(ifelse(rows$x + rows$z / 2 + rnorm(400) > 2, "yes", "no"))
gaps <- rows
gaps$x[1:40] <- NA
models <- list("no priors" = rpart(label ~ x + z, rows), "priors .5 and .5" = rpart(label ~ x + z, rows, parms = list(prior = c(.5, .5))),
    "weights instead" = rpart(label ~ x + z, rows, weights = ifelse(rows$label == "yes", 1 / sum(rows$label == "yes"), 1 / sum(rows$label == "no")) * 200),
    "gaps, usesurrogate 0" = rpart(label ~ x + z, rows, usesurrogate = 0), "gaps, usesurrogate 1" = rpart(label ~ x + z, rows, usesurrogate = 1),
    "gaps, usesurrogate 2" = rpart(label ~ x + z, rows, usesurrogate = 2))
for (i in seq_along(models)) {
    asked <- if (i < 4) rows[1:200, c("x", "z")] else gaps[1:200, c("x", "z")]
    saveRDS(models[[i]], paste0(i, ".rds"), version = 2)
    write.csv(cbind(asked, p = predict(models[[i]], asked)[, "yes"], r = predict(models[[i]], asked, type = "class")), paste0(i, ".csv"), row.names = FALSE)
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
            int labels = 0;
            int probabilities = 0;
            int none = 0;
            double largest = 0;
            String example = "";
            for (Map<String, String> row : PmmlAnswers.rows(i + ".csv")) {
                Object answer = PmmlAnswers.answer(evaluator, row);
                if (answer == null) {
                    none++;
                    continue;
                }
                labels += PmmlAnswers.text(answer).equals(row.get("r")) ? 0 : 1;
                double r = Double.parseDouble(row.get("p"));
                double pmml = PmmlAnswers.probability(answer, "yes");
                probabilities += Math.abs(r - pmml) > 1e-6 ? 1 : 0;
                if (Math.abs(r - pmml) > largest + 1e-6) {
                    largest = Math.abs(r - pmml);
                    example = String.format(", such as %.4f for %.4f", pmml, r);
                }
            }
            System.out.printf("%s: of 200 rows %d have another label, %d another probability%s, %d no answer%n", names.get(i - 1), labels, probabilities, example, none);
        }
    }
}
JAVA

seen << 'SEEN'
no priors: of 200 rows 0 have another label, 0 another probability, 0 no answer
priors .5 and .5: of 200 rows 0 have another label, 56 another probability, such as 0.2222 for 0.7371, 0 no answer
weights instead: of 200 rows 0 have another label, 0 another probability, 0 no answer
gaps, usesurrogate 0: of 200 rows 0 have another label, 0 another probability, 40 no answer
gaps, usesurrogate 1: of 200 rows 0 have another label, 0 another probability, 0 no answer
gaps, usesurrogate 2: of 200 rows 0 have another label, 0 another probability, 0 no answer
SEEN
