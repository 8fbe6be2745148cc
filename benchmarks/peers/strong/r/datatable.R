# Reading the CSV file by data.table's fread, which maps it: all columns, types found by sampling.

folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(folder, "figures.R"))
suppressMessages(library(data.table))
setDTthreads(threads)
file <- Sys.getenv("BACKBEAT_DATA")
read <- function() invisible(fread(file, showProgress = FALSE, encoding = "UTF-8"))
for (i in 1:2) read()
times <- sapply(seq_len(as.integer(Sys.getenv("REPEATS", "7"))), function(i) seconds(read))
report("read csv", paste("data.table", packageVersion("data.table")), "fread, types found", "s", times)
