#!/usr/bin/env bash
# R: poorman 0.2.6 (Debian 12), verbs by group where the group is missing for some rows, with dplyr 1.0.10 beside it.
# Guess: dplyr's rows, as its manual says of a replica: the missing group is a group of its own.
# Seen: summarise and count leave it out, filter and slice drop its rows, and mutate keeps as many rows but empties them: group, key, numbers and labels are
#   all NA, also in columns that were not asked for. No warning. One missing value in the grouping column does it; without one all is equal.
# Why it matters: a share by genre is a share of fewer rows than the table has, and after a mutate the rows are there but have lost their labels, so that
#   a model trained on what is left has seen no row without a genre. Give missing groups a text before group_by.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-poorman=0.2.6+dfsg-1 r-cran-dplyr=1.0.10-1 r-cran-cli=3.6.0-1 r-cran-fansi=1.0.4-1 r-cran-generics=0.1.3-1 r-cran-glue=1.6.2-1 \
    r-cran-lifecycle=1.0.3+dfsg-1 r-cran-magrittr=2.0.3-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 \
    r-cran-tibble=3.1.8+dfsg-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-withr=2.5.0-1
r_program << 'R'
songs <- data.frame(row = 1:6, genre = c("pop", "rock", NA, "pop", NA, "rock"), energy = c(.3, .6, .9, .5, .7, .8), label = c(0, 1, 1, 0, 1, 0))
cat("poorman ", format(packageVersion("poorman")), ", dplyr ", format(packageVersion("dplyr")), "\n", sep = "")
text <- function(table) paste(apply(format(as.data.frame(table), digits = 3, trim = TRUE), 1, paste, collapse = " "), collapse = " | ")
for (name in c("dplyr", "poorman")) {
    verb <- function(v) getExportedValue(name, v)
    group_by <- verb("group_by"); summarise <- verb("summarise"); mutate <- verb("mutate"); filter <- verb("filter"); slice_head <- verb("slice_head")
    ungroup <- verb("ungroup"); count <- verb("count"); n <- verb("n")
    groups <- group_by(songs, genre)
    cat(name, ", summarise: ", text(summarise(groups, rows = n(), share = mean(label))), "\n", sep = "")
    cat(name, ", count: ", text(count(songs, genre)), "\n", sep = "")
    cat(name, ", mutate: ", text(ungroup(mutate(groups, above = energy - mean(energy)))), "\n", sep = "")
    cat(name, ", filter: ", text(ungroup(filter(groups, energy == max(energy)))), "\n", sep = "")
    cat(name, ", slice_head: ", text(ungroup(slice_head(groups, n = 1))), "\n", sep = "")
    songs2 <- transform(songs, genre = ifelse(is.na(genre), "none", genre))
    cat(name, ", with a text for what is missing, mutate: ", text(ungroup(mutate(group_by(songs2, genre), above = energy - mean(energy)))), "\n", sep = "")
}
R

seen << 'SEEN'
poorman 0.2.6, dplyr 1.0.10
dplyr, summarise: pop 2 0.0 | rock 2 0.5 | NA 2 1.0
dplyr, count: pop 2 | rock 2 | NA 2
dplyr, mutate: 1 pop 0.3 0 -0.1 | 2 rock 0.6 1 -0.1 | 3 NA 0.9 1 0.1 | 4 pop 0.5 0 0.1 | 5 NA 0.7 1 -0.1 | 6 rock 0.8 0 0.1
dplyr, filter: 3 NA 0.9 1 | 4 pop 0.5 0 | 6 rock 0.8 0
dplyr, slice_head: 1 pop 0.3 0 | 2 rock 0.6 1 | 3 NA 0.9 1
dplyr, with a text for what is missing, mutate: 1 pop 0.3 0 -0.1 | 2 rock 0.6 1 -0.1 | 3 none 0.9 1 0.1 | 4 pop 0.5 0 0.1 | 5 none 0.7 1 -0.1 | 6 rock 0.8 0 0.1
poorman, summarise: pop 2 0.0 | rock 2 0.5
poorman, count: pop 2 | rock 2
poorman, mutate: 1 pop 0.3 0 -0.1 | 2 rock 0.6 1 -0.1 | NA NA NA NA NA | 4 pop 0.5 0 0.1 | NA NA NA NA NA | 6 rock 0.8 0 0.1
poorman, filter: 4 pop 0.5 0 | 6 rock 0.8 0
poorman, slice_head: 1 pop 0.3 0 | 2 rock 0.6 1
poorman, with a text for what is missing, mutate: 1 pop 0.3 0 -0.1 | 2 rock 0.6 1 -0.1 | 3 none 0.9 1 0.1 | 4 pop 0.5 0 0.1 | 5 none 0.7 1 -0.1 | 6 rock 0.8 0 0.1
SEEN
