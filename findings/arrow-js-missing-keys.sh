#!/usr/bin/env bash
# apache-arrow 21.2.0 (npm), rows of JSON where a key is missing, read by Polars 0.26.1 (nodejs-polars, npm), which reads the same
# rows itself beside it.
# Guess: a key that is missing is a null, as one that is null.
# Seen: tableFromJSON makes null of null only; where the key is missing a number is NaN, a text is the empty text and a yes/no is
#   "no", none of them counted as null, and so the next reader gets them. vectorFromArray with undefined does the same, and 0 for
#   Int32. Polars has nulls.
# Why it matters: JSON leaves out what is not known, and every unknown answer becomes a "no" and every unknown number of an integer
#   column a 0: categories and values that nobody gave. Put null into the rows first.
. "$(dirname "$0")/lib.sh"

npm_packages apache-arrow@21.2.0 nodejs-polars@0.26.1 nodejs-polars-linux-x64-gnu@0.26.1
node_program << 'JS'
import { Int32, tableFromIPC, tableFromJSON, tableToIPC, vectorFromArray } from 'apache-arrow';
import polars from 'nodejs-polars';
const text = (value) => typeof value === 'string' ? `'${value}'` : String(value);
const rows = [
    { tempo: 90.5, genre: 'rock', live: true },
    { tempo: null, genre: null, live: null },
    {},
];
const table = tableFromJSON(rows);
const bytes = tableToIPC(table, 'file');
const again = tableFromIPC(bytes);
const read = polars.readIPC(Buffer.from(bytes));
const own = polars.readRecords(rows);
for (const name of ['tempo', 'genre', 'live']) {
    const column = again.getChild(name);
    console.log(`${name}: Arrow ${[...column].map(text).join(' ')}, nulls ${column.nullCount};`
        + ` Polars from it ${read.getColumn(name).toArray().map(text).join(' ')},`
        + ` by itself ${own.getColumn(name).toArray().map(text).join(' ')}`);
}
console.log('Int32 of 7, null, undefined:', [...vectorFromArray([7, null, undefined], new Int32())].map(text).join(' '));
JS

seen << 'SEEN'
tempo: Arrow 90.5 null NaN, nulls 1; Polars from it 90.5 null NaN, by itself 90.5 null null
genre: Arrow 'rock' null '', nulls 1; Polars from it 'rock' null '', by itself 'rock' null null
live: Arrow true null false, nulls 1; Polars from it true null false, by itself true null null
Int32 of 7, null, undefined: 7 null 0
SEEN
