#!/usr/bin/env bash
# alasql 4.19.1 (npm), aggregates, joins and conditions where values are NULL, with numpy 1.24.2 beside it.
# Guess: SQL's rules: aggregates leave NULL out, NULL equals nothing in a join, and NOT of an unknown condition keeps no row.
# Seen: VARP and STDEVP (and STDDEV, which is the same) count a NULL as 0: 7.84 for 6.25; COUNT, SUM, AVG, VAR and STDEV leave it out. Missing keys join
#   missing keys, WHERE NOT (x = 3) keeps the missing row while x <> 3 does not, and VAR of values around 1e9 is 0.
# Why it matters: a column with gaps is scaled by another deviation, by the name of the function; a join grows by the product of the missing keys on both
#   sides. Say WHERE x IS NOT NULL in each part of the query; take STDEV.
. "$(dirname "$0")/lib.sh"

npm_packages alasql@4.19.1
node_program << 'JS'
import { createRequire } from "module";

const alasql = createRequire(import.meta.url)("alasql");
const ask = (text, ...tables) => console.log(`${text}: ${JSON.stringify(alasql(text, tables))}`);
const gaps = [1, null, 4, 2, 8, 5, 7].map(x => ({ x }));
ask("SELECT COUNT(x) n, SUM(x) s, AVG(x) m, VAR(x) v, STDEV(x) sd FROM ?", gaps);
ask("SELECT VARP(x) v, STDEVP(x) sp, STDDEV(x) sd FROM ?", gaps);
ask("SELECT VARP(x) v, STDEVP(x) sp, STDDEV(x) sd FROM ? WHERE x IS NOT NULL", gaps);
const songs = [{ artist: "a", song: 1 }, { artist: null, song: 2 }, { artist: null, song: 3 }];
const artists = [{ artist: "a", label: 10 }, { artist: null, label: 20 }, { artist: null, label: 30 }];
ask("SELECT s.song, t.label FROM ? AS s JOIN ? AS t ON s.artist = t.artist", songs, artists);
ask("SELECT s.song, t.label FROM ? AS s LEFT JOIN ? AS t ON s.artist = t.artist", songs, artists);
for (const where of ["x <> 4", "NOT (x = 4)", "x NOT IN (4)", "NOT (x > 4)"]) ask(`SELECT COLUMN x FROM ? WHERE ${where}`, gaps);
ask("SELECT VAR(x) v, STDEV(x) sd FROM ?", [1e9 + 1, 1e9 + 2, 1e9 + 3].map(x => ({ x })));
JS
mv "$work/output" "$work/first"
python_program numpy=1.24.2 << 'PYTHON'
import numpy as np

x = np.array([1, 4, 2, 8, 5, 7])
print("numpy, the values that are there: n %d, mean %.1f, VAR %.2f, VARP %.2f, STDEVP %.4f; around 1e9: VAR %.1f" % (len(x), x.mean(), x.var(ddof=1), x.var(), x.std(),
    np.var([1e9 + 1, 1e9 + 2, 1e9 + 3], ddof=1)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
SELECT COUNT(x) n, SUM(x) s, AVG(x) m, VAR(x) v, STDEV(x) sd FROM ?: [{"n":6,"s":27,"m":4.5,"v":7.5,"sd":2.7386127875258306}]
SELECT VARP(x) v, STDEVP(x) sp, STDDEV(x) sd FROM ?: [{"v":7.836734693877551,"sp":2.799416848895061,"sd":2.799416848895061}]
SELECT VARP(x) v, STDEVP(x) sp, STDDEV(x) sd FROM ? WHERE x IS NOT NULL: [{"v":6.25,"sp":2.5,"sd":2.5}]
SELECT s.song, t.label FROM ? AS s JOIN ? AS t ON s.artist = t.artist: [{"song":1,"label":10},{"song":2,"label":20},{"song":2,"label":30},{"song":3,"label":20},{"song":3,"label":30}]
SELECT s.song, t.label FROM ? AS s LEFT JOIN ? AS t ON s.artist = t.artist: [{"song":1,"label":10},{"song":2,"label":20},{"song":2,"label":30},{"song":3,"label":20},{"song":3,"label":30}]
SELECT COLUMN x FROM ? WHERE x <> 4: [1,2,8,5,7]
SELECT COLUMN x FROM ? WHERE NOT (x = 4): [1,null,2,8,5,7]
SELECT COLUMN x FROM ? WHERE x NOT IN (4): [1,2,8,5,7]
SELECT COLUMN x FROM ? WHERE NOT (x > 4): [1,null,4,2]
SELECT VAR(x) v, STDEV(x) sd FROM ?: [{"v":0,"sd":0}]
numpy, the values that are there: n 6, mean 4.5, VAR 7.50, VARP 6.25, STDEVP 2.5000; around 1e9: VAR 1.0
SEEN
