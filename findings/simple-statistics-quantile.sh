#!/usr/bin/env bash
# simple-statistics 7.8.8 and 7.12.1 (npm), quantile().
# Guess: 1.5 for the lower quartile of 1, 2, 3, 4: the mean of the two values at a whole position, as the library has
#   long documented.
# Seen: 7.8.8 says 1.5, 7.12.1 says 1.75 (R's type 7): a minor release changed the definition.
# Why it matters: bins, outlier bounds and thresholds that were cut by quantiles move with an update; compare the bounds
#   with those that Backbeat's recipe prints before comparing figures.
. "$(dirname "$0")/lib.sh"

both=
for version in 7.8.8 7.12.1; do
    rm -rf "$work/node_modules"
    npm_packages simple-statistics@$version
    node_program << 'JS'
import { quantile, median } from 'simple-statistics';
console.log(JSON.stringify([0.1, 0.25, 0.5, 0.9].map((p) => quantile([1, 2, 3, 4], p))), median([1, 2, 3, 4]));
JS
    both+="$version: $(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
7.8.8: [1,1.5,2.5,4] 2.5
7.12.1: [1.3,1.75,2.5,3.7] 2.5
SEEN
