// Reading the CSV file by Polars: all columns, types found by the library. POLARS_MAX_THREADS is read when it is loaded.

const polars = require('nodejs-polars');
const { seconds, report, file, repeats } = require('./figures.cjs');

let rows = 0;
seconds(() => { rows = polars.readCSV(file).height; }, repeats, 3).then((times) => {
  report('read csv', `Polars ${polars.version}`, 'types found, no hash, no checks', 's', times, { rows });
});
