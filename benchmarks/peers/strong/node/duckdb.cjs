// Reading the CSV file into a table in memory by DuckDB, twice: types found by the library, and types given, which spares it the
// look at the first rows. The faster of the two is reported.

const { DuckDBInstance } = require('@duckdb/node-api');
const { seconds, report, file, repeats } = require('./figures.cjs');

const TEXT = ['track_id', 'artists', 'album_name', 'track_name', 'track_genre'];
const WHOLE = ['column00', 'popularity', 'duration_ms', 'key', 'mode', 'time_signature'];

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** A type for each column of the file's head. The study's file has a first column without a name. */
function given(names) {
  const types = names.map((name) => {
    const type = TEXT.includes(name) ? 'VARCHAR' : WHOLE.includes(name) ? 'INTEGER' : name === 'explicit' ? 'BOOLEAN' : 'DOUBLE';
    return `${quoted(name)}: ${quoted(type)}`;
  });
  return `header=true, auto_detect=false, delim=',', quote='"', escape='"', columns={${types.join(', ')}}`;
}

async function main() {
  const instance = await DuckDBInstance.create(':memory:', { threads: process.env.THREADS || '2' });
  const connection = await instance.connect();
  const first = async (sql) => (await connection.runAndReadAll(sql)).getRows();
  const version = String((await first('select version()'))[0][0]).replace('v', '');
  const read = (options) => `create or replace table t as select * from read_csv(${quoted(file)}${options})`;
  const found = await seconds(() => connection.run(read('')), repeats, 2);
  const names = (await first('describe t')).map((row) => String(row[0]));
  const told = await seconds(() => connection.run(read(`, ${given(names)}`)), repeats, 1);
  const rows = Number((await first('select count(*) from t'))[0][0]);
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const faster = median(told) < median(found);
  report('read csv', `DuckDB ${version}`, faster ? 'types given' : 'types found', 's', faster ? told : found, { rows });
}

main().catch((failure) => { console.error(failure); process.exit(1); });
