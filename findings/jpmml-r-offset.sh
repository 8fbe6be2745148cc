#!/usr/bin/env bash
# JPMML-R 1.5.1 of models of R 4.2.2, scored by JPMML-Evaluator 1.6.4.
# Guess: the PMML of a regression with an offset answers what R's predict does.
# Seen: the offset is lost without a word, written in the formula or as an argument, of glm as of lm: 2.60 for 7.80 claims where the exposure is 3 years. Coefficients and intercept
#   are right, and where the offset is 0 so is the answer.
# Why it matters: counts are modelled with the log of the exposure as the offset in insurance and in medicine; in production every contract has the same exposure. Multiply the
#   answers by it (log link), or add the offset.
. "$(dirname "$0")/lib.sh"

command -v Rscript > /dev/null || unavailable "R is missing"
maven org.jpmml:pmml-rexp:1.5.1 org.jpmml:pmml-evaluator-metro:1.6.4
r_program << 'R'
set.seed(1)
n <- 300
rows <- data.frame(x = round(rnorm(n), 3), years = rep(c(.25, .5, 1, 3), length.out = n))
rows$claims <- rpois(n, rows$years * exp(.5 + .3 * rows$x))
rows$cost <- rows$years + 2 * rows$x + round(rnorm(n), 3)
models <- list("glm-formula" = glm(claims ~ x + offset(log(years)), poisson, rows), "glm-argument" = glm(claims ~ x, poisson, rows, offset = log(years)),
    "glm-without" = glm(claims ~ x, poisson, rows), "lm-formula" = lm(cost ~ x + offset(years), rows))
for (name in names(models)) {
    saveRDS(models[[name]], paste0(name, ".rds"), version = 2)
    write.csv(cbind(rows[1:8, c("x", "years")], r = predict(models[[name]], rows[1:8, ], type = "response")), paste0(name, ".csv"), row.names = FALSE)
}
R
beside='RModelPmml.java PmmlAnswers.java' java_program << 'JAVA'
import java.util.Map;
import org.jpmml.evaluator.Evaluator;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String name : new String[] {"glm-without", "glm-formula", "glm-argument", "lm-formula"}) {
            Evaluator evaluator = RModelPmml.load(name + ".rds");
            System.out.print(name + ", years: R / PMML");
            for (Map<String, String> row : PmmlAnswers.rows(name + ".csv")) {
                System.out.printf("; %s: %.4f / %.4f", row.get("years"), Double.parseDouble(row.get("r")), Double.parseDouble(PmmlAnswers.text(PmmlAnswers.answer(evaluator, row))));
            }
            System.out.println();
        }
    }
}
JAVA

seen << 'SEEN'
glm-without, years: R / PMML; 0.25: 1.7042 / 1.7042; 0.5: 2.0817 / 2.0817; 1: 1.6180 / 1.6180; 3: 2.9499 / 2.9499; 0.25: 2.1582 / 2.1582; 0.5: 1.6244 / 1.6244; 1: 2.2435 / 2.2435; 3: 2.3870 / 2.3870
glm-formula, years: R / PMML; 0.25: 0.3509 / 1.4038; 0.5: 0.8788 / 1.7576; 1: 1.3243 / 1.3243; 3: 7.7995 / 2.5998; 0.25: 0.4576 / 1.8302; 0.5: 0.6651 / 1.3302; 1: 1.9117 / 1.9117; 3: 6.1488 / 2.0496
glm-argument, years: R / PMML; 0.25: 0.3509 / 1.4038; 0.5: 0.8788 / 1.7576; 1: 1.3243 / 1.3243; 3: 7.7995 / 2.5998; 0.25: 0.4576 / 1.8302; 0.5: 0.6651 / 1.3302; 1: 1.9117 / 1.9117; 3: 6.1488 / 2.0496
lm-formula, years: R / PMML; 0.25: -1.0336 / -1.2836; 0.5: 0.7912 / 0.2912; 1: -0.6919 / -1.6919; 3: 6.0344 / 3.0344; 0.25: 0.8250 / 0.5750; 0.5: -1.1608 / -1.6608; 1: 1.8803 / 0.8803; 3: 4.3682 / 1.3682
SEEN
