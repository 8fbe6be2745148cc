#!/usr/bin/env bash
# R: dtplyr 1.2.2 with data.table 1.14.8 (Debian 12), joins, with dplyr 1.0.10 beside it.
# Guess: dplyr's rows in dplyr's order: semi_join and inner_join keep the order of the first table, and na_matches = "never" is done or refused.
# Seen: na_matches = "never" is taken without a word and does nothing: missing keys join missing keys. semi_join and inner_join give the rows in the order of the
#   second table, also after an arrange; left_join and anti_join keep the order.
# Why it matters: a table that was sorted by score, or stands beside a vector of answers, is in another order after a filter by a list of keys, and rows without
#   a key multiply. Join first and arrange then; drop missing keys yourself.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-dtplyr=1.2.2-1 r-cran-ellipsis=0.3.2-2 r-cran-data.table=1.14.8+dfsg-1 r-cran-dplyr=1.0.10-1 r-cran-cli=3.6.0-1 r-cran-fansi=1.0.4-1 r-cran-generics=0.1.3-1 r-cran-glue=1.6.2-1 \
    r-cran-lifecycle=1.0.3+dfsg-1 r-cran-magrittr=2.0.3-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 \
    r-cran-tibble=3.1.8+dfsg-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-withr=2.5.0-1
r_program << 'R'
suppressMessages({ library(dplyr); library(dtplyr) })
songs <- data.frame(row = 1:6, artist = c("b", "a", NA, "c", "a", NA))
artists <- data.frame(artist = c("a", "b", NA), label = c(10, 20, 30))
cat("dtplyr ", format(packageVersion("dtplyr")), ", dplyr ", format(packageVersion("dplyr")), "\n", sep = "")
rows <- function(table) paste(as.data.frame(table)$row, collapse = " ")
for (name in c("dplyr", "dtplyr")) {
    s <- if (name == "dplyr") songs else lazy_dt(songs)
    a <- if (name == "dplyr") artists else lazy_dt(artists)
    ask <- function(what, answer) cat(sprintf("%s, %s: rows %s\n", name, what, tryCatch(rows(answer), error = function(e) paste("refused:", conditionMessage(e)))))
    ask("semi_join", s %>% semi_join(a, by = "artist"))
    ask("sorted by falling row, then semi_join", s %>% arrange(desc(row)) %>% semi_join(a, by = "artist"))
    ask("inner_join", s %>% inner_join(a, by = "artist"))
    ask("left_join", s %>% left_join(a, by = "artist"))
    ask("anti_join", s %>% anti_join(a, by = "artist"))
    ask("inner_join, na_matches never", s %>% inner_join(a, by = "artist", na_matches = "never"))
    ask("semi_join, na_matches never", s %>% semi_join(a, by = "artist", na_matches = "never"))
}
R

seen << 'SEEN'
dtplyr 1.2.2, dplyr 1.0.10
dplyr, semi_join: rows 1 2 3 5 6
dplyr, sorted by falling row, then semi_join: rows 6 5 3 2 1
dplyr, inner_join: rows 1 2 3 5 6
dplyr, left_join: rows 1 2 3 4 5 6
dplyr, anti_join: rows 4
dplyr, inner_join, na_matches never: rows 1 2 5
dplyr, semi_join, na_matches never: rows 1 2 5
dtplyr, semi_join: rows 2 5 1 3 6
dtplyr, sorted by falling row, then semi_join: rows 5 2 1 6 3
dtplyr, inner_join: rows 2 5 1 3 6
dtplyr, left_join: rows 1 2 3 4 5 6
dtplyr, anti_join: rows 4
dtplyr, inner_join, na_matches never: rows 2 5 1 3 6
dtplyr, semi_join, na_matches never: rows 2 5 1 3 6
SEEN
