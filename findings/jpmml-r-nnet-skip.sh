#!/usr/bin/env bash
# JPMML-R 1.5.1 of networks of nnet 7.3-18 (R 4.2.2), scored by JPMML-Evaluator 1.6.4.
# Guess: the PMML of a network answers what R's predict answers, or the conversion stops.
# Seen: with skip = TRUE (inputs lead to the outputs directly, too) it does neither: the connections that skip the layer are left out or taken for others, and the answers are
#   others. Without skip both agree.
# Why it matters: a network that is a linear model plus a correction becomes the correction alone, and there is no error. Train without skip.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-nnet=7.3-18-1
maven org.jpmml:pmml-rexp:1.5.1 org.jpmml:pmml-evaluator-metro:1.6.4
r_program << 'R'
library(nnet)
set.seed(1)
rows <- data.frame(x = round(runif(300), 3), z = round(runif(300), 3))
rows$y <- 5 * rows$x - 3 * rows$z + sin(6 * rows$x) + rnorm(300) / 5
rows$label <- factor(ifelse(rows$y > 2, "high", ifelse(rows$y > 0, "mid", "low")))
for (skip in c(FALSE, TRUE)) {
    set.seed(2)
    regression <- nnet(y ~ x + z, rows, size = 3, skip = skip, linout = TRUE, decay = .001, maxit = 300, trace = FALSE)
    classes <- nnet(label ~ x + z, rows, size = 3, skip = skip, decay = .001, maxit = 300, trace = FALSE)
    saveRDS(regression, paste0("regression-", skip, ".rds"), version = 2)
    saveRDS(classes, paste0("classes-", skip, ".rds"), version = 2)
    write.csv(cbind(rows, r = predict(regression, rows)[, 1]), paste0("regression-", skip, ".csv"), row.names = FALSE)
    write.csv(cbind(rows, r = predict(classes, rows, type = "class")), paste0("classes-", skip, ".csv"), row.names = FALSE)
}
R
beside='RModelPmml.java PmmlAnswers.java' java_program << 'JAVA'
import java.util.Map;
import org.jpmml.evaluator.Evaluator;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String skip : new String[] {"FALSE", "TRUE"}) {
            Evaluator regression = RModelPmml.load("regression-" + skip + ".rds");
            Evaluator classes = RModelPmml.load("classes-" + skip + ".rds");
            double largest = 0;
            int other = 0;
            for (Map<String, String> row : PmmlAnswers.rows("regression-" + skip + ".csv")) {
                largest = Math.max(largest, Math.abs(Double.parseDouble(PmmlAnswers.text(PmmlAnswers.answer(regression, row))) - Double.parseDouble(row.get("r"))));
            }
            int right = 0;
            int rightInR = 0;
            for (Map<String, String> row : PmmlAnswers.rows("classes-" + skip + ".csv")) {
                String label = PmmlAnswers.text(PmmlAnswers.answer(classes, row));
                other += label.equals(row.get("r")) ? 0 : 1;
                right += label.equals(row.get("label")) ? 1 : 0;
                rightInR += row.get("r").equals(row.get("label")) ? 1 : 0;
            }
            System.out.printf("skip %s: a regression differs by %.2f at most; of three classes %d of 300 rows have another label, %d are right in R and %d in the PMML%n", skip, largest, other, rightInR, right);
        }
    }
}
JAVA

seen << 'SEEN'
skip FALSE: a regression differs by 0.00 at most; of three classes 0 of 300 rows have another label, 264 are right in R and 264 in the PMML
skip TRUE: a regression differs by 11.69 at most; of three classes 174 of 300 rows have another label, 264 are right in R and 127 in the PMML
SEEN
