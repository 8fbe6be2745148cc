// What the readers in Node share: repetitions, and one line of JSON a figure.

const fs = require('fs');

/** The seconds of each of `repeats` calls after `warmups` untimed ones. */
async function seconds(work, repeats, warmups) {
  const times = [];
  for (let number = -warmups; number < repeats; number++) {
    const began = performance.now();
    await work();
    if (number >= 0) times.push((performance.now() - began) / 1e3);
  }
  return times;
}

/** The largest resident memory of this process, as Linux saw it. */
function peakMib() {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) / 1024);
}

function report(task, library, setting, unit, values, more = {}) {
  console.log(JSON.stringify({ task, library, setting, unit, values, peakMiB: peakMib(), ...more }));
}

/** The file that is read, and how often. */
const file = process.env.BACKBEAT_DATA;
const repeats = Number(process.env.REPEATS || 7);

module.exports = { seconds, report, file, repeats };
