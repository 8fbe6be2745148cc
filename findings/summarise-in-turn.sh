#!/usr/bin/env bash
# R: poorman 0.2.6 and dbplyr 2.3.0 with RSQLite 2.2.20 (Debian 12), a summarise that gives a figure its column's name and goes on, with dplyr 1.0.10 beside them.
# Guess: the same call has dplyr's figures in both, or is refused: what was made earlier in a summarise is what later figures see.
# Seen: in both the later figures are those of the column as it was, without a word: a sum of 13 where dplyr has 3.25, and a least value of 1
#   for 8, for in dplyr energy is one number by then. In a mutate all three agree that the new column is meant.
# Why it matters: a mean and then a sum of a column are usual in one call; a script that moves to a database, or to the package without dependencies, changes
#   its figures. Give new figures new names.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-poorman=0.2.6+dfsg-1 r-cran-dbplyr=2.3.0+dfsg-1 r-cran-rsqlite=2.2.20-1 r-cran-dbi=1.1.3-1 r-cran-purrr=1.0.1-1 r-cran-fastmap=1.1.1-1 \
    r-cran-cachem=1.0.7-1 r-cran-memoise=2.0.1-1 r-cran-blob=1.2.3-1 r-cran-bit=4.0.5-1 r-cran-bit64=4.0.5-1 r-cran-rcpp=1.0.10-1 r-cran-assertthat=0.2.1-2 \
    r-cran-dplyr=1.0.10-1 r-cran-cli=3.6.0-1 r-cran-fansi=1.0.4-1 r-cran-generics=0.1.3-1 r-cran-glue=1.6.2-1 r-cran-lifecycle=1.0.3+dfsg-1 \
    r-cran-magrittr=2.0.3-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 r-cran-tibble=3.1.8+dfsg-1 \
    r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-withr=2.5.0-1
r_program << 'R'
suppressMessages({ library(dplyr); library(dbplyr) })
songs <- data.frame(genre = c("pop", "pop", "rock", "pop", "pop"), energy = c(1, 2, 9, 2, 8))
cat("poorman ", format(packageVersion("poorman")), ", dbplyr ", format(packageVersion("dbplyr")), ", dplyr ", format(packageVersion("dplyr")), "\n", sep = "")
con <- DBI::dbConnect(RSQLite::SQLite(), ":memory:")
DBI::dbWriteTable(con, "songs", songs)
text <- function(table) paste(apply(format(as.data.frame(table), digits = 3, trim = TRUE), 1, paste, collapse = " "), collapse = " | ")
for (name in c("dplyr", "dbplyr", "poorman")) {
    verb <- function(v) getExportedValue(if (name == "poorman") "poorman" else "dplyr", v)
    group_by <- verb("group_by"); summarise <- verb("summarise"); mutate <- verb("mutate"); n <- verb("n"); arrange <- verb("arrange")
    table <- if (name == "dbplyr") tbl(con, "songs") else songs
    groups <- group_by(table, genre)
    cat(name, ", mean and then sum: ", text(suppressWarnings(summarise(groups, energy = mean(energy), total = sum(energy)))), "\n", sep = "")
    cat(name, ", largest and then smallest: ", text(suppressWarnings(summarise(groups, energy = max(energy), least = min(energy)))), "\n", sep = "")
    cat(name, ", other names: ", text(suppressWarnings(summarise(groups, mean = mean(energy), total = sum(energy)))), "\n", sep = "")
    cat(name, ", mutate: ", text(arrange(mutate(table, energy = energy / 2, half = energy / 2), energy)), "\n", sep = "")
}
R

seen << 'SEEN'
poorman 0.2.6, dbplyr 2.3.0, dplyr 1.0.10
dplyr, mean and then sum: pop 3.25 3.25 | rock 9.00 9.00
dplyr, largest and then smallest: pop 8 8 | rock 9 9
dplyr, other names: pop 3.25 13 | rock 9.00 9
dplyr, mutate: pop 0.5 0.25 | pop 1.0 0.50 | pop 1.0 0.50 | pop 4.0 2.00 | rock 4.5 2.25
dbplyr, mean and then sum: pop 3.25 13 | rock 9.00 9
dbplyr, largest and then smallest: pop 8 1 | rock 9 9
dbplyr, other names: pop 3.25 13 | rock 9.00 9
dbplyr, mutate: pop 0.5 0.25 | pop 1.0 0.50 | pop 1.0 0.50 | pop 4.0 2.00 | rock 4.5 2.25
poorman, mean and then sum: pop 3.25 13 | rock 9.00 9
poorman, largest and then smallest: pop 8 1 | rock 9 9
poorman, other names: pop 3.25 13 | rock 9.00 9
poorman, mutate: pop 0.5 0.25 | pop 1.0 0.50 | pop 1.0 0.50 | pop 4.0 2.00 | rock 4.5 2.25
SEEN
