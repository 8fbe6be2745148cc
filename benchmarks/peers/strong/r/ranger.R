# A forest by ranger, which takes R's factors as they are: with respect.unordered.factors = "order" it puts the categories in the
# order of their positive rates once, before the first tree (as Breiman 1984 does at each node), and then splits them as numbers.
# Probability trees grown to the end. Candidates are drawn among 15 columns: mtry = 4, where the default is the root of 15, 3.

folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(folder, "figures.R"))
suppressMessages({
  library(data.table)
  library(ranger)
})
setDTthreads(threads)
rows <- Sys.getenv("ROWS")
categories <- c("key", "mode", "track_genre")
trees <- as.integer(Sys.getenv("TREES", "100"))

read <- function(part) {
  frame <- fread(file.path(rows, paste0(part, ".csv")), drop = "row", colClasses = list(character = categories))
  as.data.frame(frame)
}

train <- read("train")
test <- read("test")
for (column in categories) {
  known <- sort(unique(train[[column]]))
  train[[column]] <- factor(train[[column]], levels = known)
  # ranger cannot answer a row with a category that training never saw: it is taken for the first
  test[[column]][!(test[[column]] %in% known)] <- known[[1]]
  test[[column]] <- factor(test[[column]], levels = known)
}
train$label <- factor(train$label, levels = 0:1)
positive <- test$label == 1
library_name <- paste("ranger", packageVersion("ranger"))
setting <- paste0("factors in order, mtry 4", if (trees == 100) "" else paste0(", ", trees, " trees measured"))

forest <- NULL
fitted <- seconds(function() {
  forest <<- ranger(dependent.variable.name = "label", data = train, num.trees = trees, probability = TRUE,
    min.node.size = 1, mtry = 4, respect.unordered.factors = "order", oob.error = FALSE, seed = 42, num.threads = threads)
})
score <- NULL
times <- sapply(1:3, function(i) seconds(function() {
  score <<- predict(forest, test, num.threads = threads)$predictions[, "1"]
}))
good <- quality(positive, score)
report("forest fit", library_name, setting, "s", fitted * 100 / trees, good)
alone <- sapply(1:60, function(i) {
  row <- test[i * 7, ]
  seconds(function() predict(forest, row, num.threads = 1))
})
if (trees == 100) report("forest one row", library_name, setting, "us", 1e6 * quantile(alone[11:60], c(.5, .99)))
report("forest predict", library_name, setting, "rows/s", length(positive) / times * trees / 100, good)
