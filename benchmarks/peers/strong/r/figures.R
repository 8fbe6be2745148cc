# What the programs in R share: quality, memory, one line of JSON a figure.

threads <- as.integer(Sys.getenv("THREADS", "2"))

peak_mib <- function() {
  line <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
  round(as.numeric(gsub("[^0-9]", "", line)) / 1024)
}

# Area under the ROC curve by ranks, ties counted half.
auc <- function(positive, score) {
  n <- as.numeric(sum(positive)) # products of two counts exceed whole numbers
  (sum(rank(score)[positive]) - n * (n + 1) / 2) / (n * (length(positive) - n))
}

report <- function(task, library, setting, unit, values, more = "") {
  cat(sprintf('{"task":"%s","library":"%s","setting":"%s","unit":"%s","values":[%s],%s"peakMiB":%d}\n',
    task, library, setting, unit, paste(sprintf("%.9g", values), collapse = ","), more, as.integer(peak_mib())))
}

quality <- function(positive, score) {
  sprintf('"accuracy":%.4f,"auc":%.4f,', mean((score >= .5) == positive), auc(positive, score))
}

seconds <- function(work) {
  began <- Sys.time() # in microseconds, where proc.time counts milliseconds
  work()
  as.numeric(difftime(Sys.time(), began, units = "secs"))
}
