#!/usr/bin/env bash
# hyparquet 1.31.5 and hyparquet-writer 0.17.0 (npm), parquetQuery with orderBy on a column with NaN and with nulls.
# Guess: NaN and null stand at the end, the rest is sorted.
# Seen: null is sorted as 0, between the negative and the positive numbers; and wherever a NaN stands the order breaks: the rows
#   around it are not sorted with each other, without an error. Without them the order is right.
# Why it matters: the best or worst rows of a file of scores, taken from the end or the beginning, are not the best or worst: one
#   row without a score is enough, and the top row itself can be lost. Filter NaN and null out before sorting.
. "$(dirname "$0")/lib.sh"

npm_packages hyparquet@1.31.5 hyparquet-writer@0.17.0
node_program << 'JS'
import { parquetQuery } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
const sorted = async (name, data, range) => {
    const file = parquetWriteBuffer({ columnData: [{ name: 'score', data, type: 'DOUBLE', nullable: true }] });
    const rows = await parquetQuery({ file, orderBy: 'score', ...range });
    console.log(`${name}:`, rows.map((row) => String(row.score)).join(' '));
};
await sorted('numbers      ', [3, -1, 1, 5, 2, -2, 4, 0.5]);
await sorted('with null    ', [3, -1, 1, null, 2, -2, 4, 0.5]);
await sorted('with NaN     ', [3, 5, 1, NaN, 2, -2, 4, 0.5]);
await sorted('NaN, first 2 ', [3, 5, 1, NaN, 2, -2, 4, 0.5], { rowStart: 0, rowEnd: 2 });
await sorted('NaN, last 2  ', [3, 5, 1, NaN, 2, -2, 4, 0.5], { rowStart: 6, rowEnd: 8 });
JS

seen << 'SEEN'
numbers      : -2 -1 0.5 1 2 3 4 5
with null    : -2 -1 null 0.5 1 2 3 4
with NaN     : -2 0.5 1 2 3 5 NaN 4
NaN, first 2 : -2 0.5
NaN, last 2  : NaN 4
SEEN
