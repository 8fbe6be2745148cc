#!/usr/bin/env bash
# R: dtplyr 1.2.2 with data.table 1.14.8 (Debian 12), a mutate that makes a constant and uses it, with dplyr 1.0.10 beside it.
# Guess: dplyr's column: one = 1 is a column as long as the table, and sum(one) the number of its rows (of the group's, by group).
# Seen: within the same mutate the constant is still a single number: sum(one) is 1, cumsum(one) is 1 in every row, length(one) is 1. In a mutate of its own
#   all is right.
# Why it matters: cumsum of ones is how rows are numbered and shares of the first k are taken; every row is number 1 and every class has one row, without
#   an error. Use row_number() and n(), or two mutates.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-dtplyr=1.2.2-1 r-cran-ellipsis=0.3.2-2 r-cran-data.table=1.14.8+dfsg-1 r-cran-dplyr=1.0.10-1 r-cran-cli=3.6.0-1 r-cran-fansi=1.0.4-1 r-cran-generics=0.1.3-1 r-cran-glue=1.6.2-1 \
    r-cran-lifecycle=1.0.3+dfsg-1 r-cran-magrittr=2.0.3-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 \
    r-cran-tibble=3.1.8+dfsg-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-withr=2.5.0-1
r_program << 'R'
suppressMessages({ library(dplyr); library(dtplyr) })
songs <- data.frame(genre = c("pop", "rock", "pop", "pop"), energy = c(.3, .6, .9, .5))
cat("dtplyr ", format(packageVersion("dtplyr")), ", dplyr ", format(packageVersion("dplyr")), "\n", sep = "")
text <- function(table) paste(apply(format(as.data.frame(table), digits = 3, trim = TRUE), 1, paste, collapse = " "), collapse = " | ")
for (name in c("dplyr", "dtplyr")) {
    table <- if (name == "dplyr") songs else lazy_dt(songs)
    cat(name, ", rows and number: ", text(table %>% mutate(one = 1, rows = sum(one), number = cumsum(one), long = length(one))), "\n", sep = "")
    cat(name, ", by genre: ", text(table %>% group_by(genre) %>% mutate(one = 1, rows = sum(one), number = cumsum(one)) %>% ungroup()), "\n", sep = "")
    cat(name, ", two mutates: ", text(table %>% mutate(one = 1) %>% mutate(rows = sum(one), number = cumsum(one))), "\n", sep = "")
    cat(name, ", n() and row_number(): ", text(table %>% mutate(rows = n(), number = row_number())), "\n", sep = "")
}
R

seen << 'SEEN'
dtplyr 1.2.2, dplyr 1.0.10
dplyr, rows and number: pop 0.3 1 4 1 4 | rock 0.6 1 4 2 4 | pop 0.9 1 4 3 4 | pop 0.5 1 4 4 4
dplyr, by genre: pop 0.3 1 3 1 | rock 0.6 1 1 1 | pop 0.9 1 3 2 | pop 0.5 1 3 3
dplyr, two mutates: pop 0.3 1 4 1 | rock 0.6 1 4 2 | pop 0.9 1 4 3 | pop 0.5 1 4 4
dplyr, n() and row_number(): pop 0.3 4 1 | rock 0.6 4 2 | pop 0.9 4 3 | pop 0.5 4 4
dtplyr, rows and number: pop 0.3 1 1 1 1 | rock 0.6 1 1 1 1 | pop 0.9 1 1 1 1 | pop 0.5 1 1 1 1
dtplyr, by genre: pop 0.3 1 1 1 | rock 0.6 1 1 1 | pop 0.9 1 1 1 | pop 0.5 1 1 1
dtplyr, two mutates: pop 0.3 1 4 1 | rock 0.6 1 4 2 | pop 0.9 1 4 3 | pop 0.5 1 4 4
dtplyr, n() and row_number(): pop 0.3 4 1 | rock 0.6 4 2 | pop 0.9 4 3 | pop 0.5 4 4
SEEN
