#!/usr/bin/env bash
# R: ranger 0.14.1 (Debian 12), a factor in the frame that is predicted.
# Guess: levels are matched by name, as predict.lm and randomForest do or refuse to.
# Seen: the codes of the *new* frame are used: a frame that holds only "c" is answered as "a".
# Why it matters: scoring songs one by one or genre by genre gives other answers than scoring the whole table; set the
#   levels of every new frame to those of training. Backbeat matches categories by name.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3
r_program << 'R'
train <- data.frame(genre = factor(rep(c("a", "b", "c"), each = 20)), label = factor(rep(c("no", "no", "yes"), each = 20)))
forest <- ranger::ranger(label ~ genre, train, num.trees = 50, seed = 1, num.threads = 1, min.node.size = 1)
ask <- function(genre) as.character(predict(forest, data.frame(genre = genre), num.threads = 1)$predictions)
cat("c among a, b, c:", tail(ask(factor(c("a", "b", "c"))), 1), "\n")
cat("c alone:", ask(factor("c")), "\n")
cat("c alone with the levels of training:", ask(factor("c", levels = levels(train$genre))), "\n")
R

seen << 'SEEN'
c among a, b, c: yes 
c alone: no 
c alone with the levels of training: yes 
SEEN
