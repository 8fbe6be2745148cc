#!/usr/bin/env bash
# alasql 4.19.1 (npm), ROW_NUMBER over partitions, and groups of two columns.
# Guess: SQL's: ROW_NUMBER() OVER (PARTITION BY g ORDER BY x) counts 1, 2, 3 in each group by rising x, whatever the order of the table.
# Seen: the rows are numbered as they stand, and the count starts anew wherever the group changes from one row to the next: in a table of two groups in turn
#   every row is number 1, and ORDER BY x within OVER does nothing. Groups of two columns are one if their texts, joined by a backtick, are equal, and 1 and
#   "1" are one group.
# Why it matters: "the best row of each group" by WHERE r = 1 keeps the whole table, or the rows that came first; deduplication keeps doubles. Sort the rows
#   by group and value in JavaScript before.
. "$(dirname "$0")/lib.sh"

npm_packages alasql@4.19.1
node_program << 'JS'
import { createRequire } from "module";

const alasql = createRequire(import.meta.url)("alasql");
const text = rows => rows.map(r => Object.values(r).join(" ")).join(" | ");
const songs = [["pop", 3], ["rock", 8], ["pop", 9], ["rock", 2], ["pop", 5], ["pop", 4]].map(([genre, energy]) => ({ genre, energy }));
const numbered = "SELECT genre, energy, ROW_NUMBER() OVER (PARTITION BY genre ORDER BY energy DESC) r FROM ?";
const right = rows => rows.map(row => ({ ...row, r: 1 + rows.filter(o => o.genre === row.genre && o.energy > row.energy).length }));
console.log(`alasql: ${text(alasql(numbered, [songs]))}`);
console.log(`by hand: ${text(right(songs))}`);
const byGenre = [...songs].sort((a, b) => (a.genre < b.genre ? -1 : a.genre > b.genre ? 1 : 0));
console.log(`sorted by genre, alasql: ${text(alasql(numbered, [byGenre]))}`);
const sorted = [...songs].sort((a, b) => (a.genre < b.genre ? -1 : a.genre > b.genre ? 1 : b.energy - a.energy));
console.log(`sorted by genre and energy, alasql: ${text(alasql(numbered, [sorted]))}`);
let state = 12345;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const many = Array.from({ length: 2000 }, () => ({ genre: `g${Math.floor(next() * 10)}`, energy: next() }));
console.log(`2000 rows of 10 genres: ${alasql(numbered, [many]).filter(row => row.r === 1).length} are number 1`);
console.log(`without a partition: ${text(alasql("SELECT energy, ROW_NUMBER() OVER (ORDER BY energy DESC) r FROM ?", [songs]))}`);
const keys = [["x`y", "z"], ["x", "y`z"], [1, "a"], ["1", "a"]].map(([a, b]) => ({ a, b }));
console.log(`four pairs of keys in groups: ${text(alasql("SELECT a, b, COUNT(*) AS n FROM ? GROUP BY a, b", [keys]))}`);
JS

seen << 'SEEN'
alasql: pop 3 1 | rock 8 1 | pop 9 1 | rock 2 1 | pop 5 1 | pop 4 2
by hand: pop 3 4 | rock 8 1 | pop 9 1 | rock 2 2 | pop 5 2 | pop 4 3
sorted by genre, alasql: pop 3 1 | pop 9 2 | pop 5 3 | pop 4 4 | rock 8 1 | rock 2 2
sorted by genre and energy, alasql: pop 9 1 | pop 5 2 | pop 4 3 | pop 3 4 | rock 8 1 | rock 2 2
2000 rows of 10 genres: 1784 are number 1
without a partition: 3 1 | 8 2 | 9 3 | 2 4 | 5 5 | 4 6
four pairs of keys in groups: x`y z 2 | 1 a 2
SEEN
