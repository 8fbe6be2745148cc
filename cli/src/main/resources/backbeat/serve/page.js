'use strict';
// A page over a finished run. Texts come from data and are set as text, never as markup.

const token = document.querySelector('meta[name=backbeat-token]').content;
const at = id => document.getElementById(id);
let run;
let chosen = null;   // the row of the file that is shown
let inFile = null;   // the answers for its own values
let asked = 0;       // the latest question: answers to earlier ones are out of date
let listed = 0;      // the same for the list of test rows

async function ask(path, body) {
  const answer = await fetch(path, body === undefined
    ? { headers: { 'X-Backbeat-Token': token } }
    : { method: 'POST', headers: { 'X-Backbeat-Token': token }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}
const json = async (path, body) => (await ask(path, body)).json();

function complain(error) { at('problem').textContent = error ? error.message : ''; }
const guarded = work => (...event) => Promise.resolve(work(...event)).then(() => complain(null), complain);

function make(tag, text, more) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  Object.assign(made, more || {});
  return made;
}

// ---- tables

/** Fills a table; columns are {name, of, text, sort}. Sorting is by `of`, a number or a text. */
function table(target, columns, rows, order, onOrder) {
  const caption = target.caption;
  target.replaceChildren(caption);
  const head = target.createTHead().insertRow();
  for (const column of columns) {
    const cell = make('th', null, { scope: 'col' });
    if (column.name === 'title') cell.className = 'name'; // above texts that begin on the left
    if (onOrder) {
      const turned = order === column.name ? 'ascending' : order === '-' + column.name ? 'descending' : 'none';
      cell.setAttribute('aria-sort', turned);
      const button = make('button', column.name + (turned === 'ascending' ? ' ▲' : turned === 'descending' ? ' ▼' : ''), { type: 'button' });
      button.addEventListener('click', () => onOrder(turned === 'descending' ? column.name : '-' + column.name));
      cell.append(button);
    } else {
      cell.textContent = column.name;
    }
    head.append(cell);
  }
  const body = target.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    columns.forEach((column, c) => {
      const shown = column.text ? column.text(row) : column.of(row);
      const cell = c === 0 && !column.plain ? make('th', null, { scope: 'row' }) : make('td');
      if (shown instanceof Node) cell.append(shown); else cell.textContent = shown;
      if (column.name === 'title') cell.className = 'name';
      if (column.style && column.style(row)) cell.className = column.style(row);
      line.append(cell);
    });
  }
}

/** A table that is sorted and filtered here. */
function local(id, columns, rows, filterId, csvId) {
  let order = '';
  const draw = focus => {
    const wanted = filterId ? at(filterId).value.toLowerCase() : '';
    let shown = rows.filter(row => !wanted || String(columns[0].of(row)).toLowerCase().includes(wanted));
    const column = columns.find(one => one.name === order.replace(/^-/, ''));
    if (column) {
      const sign = order.startsWith('-') ? -1 : 1;
      const worth = row => { const value = column.of(row); return value === undefined || value === null ? -Infinity : value; };
      shown = [...shown].sort((a, b) => sign * (worth(a) < worth(b) ? -1 : worth(a) > worth(b) ? 1 : 0));
    }
    table(at(id), columns, shown, order, next => { order = next; draw(next.replace(/^-/, '')); });
    if (focus) [...at(id).querySelectorAll('th button')].find(button => button.textContent.replace(/ [▲▼]$/, '') === focus)?.focus();
    download(at(csvId), columns, shown);
  };
  if (filterId) at(filterId).addEventListener('input', () => draw());
  draw();
}

function download(link, columns, rows) {
  const quoted = value => {
    let text = value === undefined || value === null ? '' : String(value);
    if (/^[=+\-@]/.test(text) && isNaN(Number(text))) text = "'" + text;
    return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  const lines = [columns.map(column => quoted(column.name)).join(',')]
    .concat(rows.map(row => columns.map(column => quoted(column.of(row))).join(',')));
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([lines.join('\n') + '\n'], { type: 'text/csv' }));
}

const figure = (value, digits = 3) => value === undefined || value === null ? '' : minus(value.toFixed(digits));
const spoken = value => figure(value) || 'none';   // in a sentence: a share of nothing is none
const minus = text => Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');

// ---- a row

async function find() {
  const found = await json('/api/find?q=' + encodeURIComponent(at('query').value));
  at('found').replaceChildren(...found.map(one => {
    const button = make('button', one.title + ' (row ' + one.row + ', ' + one.part + ')', { type: 'button' });
    button.addEventListener('click', guarded(() => show(one.row)));
    const item = make('li');
    item.append(button);
    return item;
  }));
  if (found.length === 0) at('found').replaceChildren(make('li', 'No row has that in its name.'));
}

async function show(number) {
  chosen = await json('/api/row?row=' + number);
  at('found').replaceChildren();
  at('chosen').textContent = chosen.title;
  at('facts').textContent = 'Row ' + chosen.row + ' of the file, in the ' + (chosen.part === 'train' ? 'training' : chosen.part) + ' part; '
    + (chosen.label === 1 ? 'positive' : 'not positive') + ' (' + run.positive + '). Without looking a model would say ' + figure(run.baseRate) + '.';
  fill();
  inFile = null;
  await answer();
  inFile = shown;
  at('reasons').replaceChildren();
  at('chosen').focus();
}

/** The fields of the form: text as it stands in the file, and a slider that moves it. */
function fields() {
  at('values').replaceChildren(...run.columns.map((column, c) => {
    const field = make('div', null, { className: 'field' });
    const id = 'value-' + c;
    field.append(make('label', column.name, { htmlFor: id }));
    if (column.kind === 'number') {
      const low = Number(column.low), high = Number(column.high);
      const step = column.whole ? 1 : (high - low) / 1000 || 1;
      const slider = make('input', null, { type: 'range', min: low, max: high, step, id: id + '-slider' });
      slider.setAttribute('aria-label', column.name + ', slider');
      const input = make('input', null, { type: 'number', step: 'any', id });
      slider.addEventListener('input', () => { input.value = column.whole ? slider.value : String(Number(Number(slider.value).toPrecision(6))); changed(); });
      input.addEventListener('input', () => { slider.value = input.value; changed(); });
      field.append(slider, input);
      if (column.gaps) input.placeholder = 'missing';
    } else if (column.kind === 'date') {
      const input = make('input', null, { type: 'text', id, placeholder: column.gaps ? 'missing' : column.form, autocomplete: 'off' });
      input.addEventListener('input', changed);
      field.append(input, make('span', 'as ' + column.form, { className: 'small' }));
    } else {
      const input = make('select', null, { id });
      if (column.kind === 'set') Object.assign(input, { multiple: true, size: 6, title: 'Any number of them: with Ctrl, Cmd or Space' });
      if (column.kind === 'boolean') input.append(make('option', 'yes', { value: '1' }), make('option', 'no', { value: '0' }));
      else input.append(...column.categories.map(category => make('option', category, { value: category })));
      if (column.gaps && column.kind !== 'set') input.append(make('option', '(missing)', { value: '' }));
      input.addEventListener('change', changed);
      field.append(input);
    }
    return field;
  }));
}

function fill() {
  run.columns.forEach((column, c) => {
    const value = chosen.values[column.name];
    const input = at('value-' + c);
    if (column.kind === 'set') {
      const members = value === '' ? [] : value.split(column.separator);
      const known = [...input.options].map(option => option.value);
      input.append(...members.filter(member => !known.includes(member)).map(member => make('option', member, { value: member })));
      for (const option of input.options) option.selected = members.includes(option.value);
      return;
    }
    if ((column.kind === 'category' || column.kind === 'boolean') && ![...input.options].some(option => option.value === value)) {
      input.append(make('option', value === '' ? '(missing)' : value, { value }));
    }
    input.value = value;
    if (column.kind === 'number') at('value-' + c + '-slider').value = value;
  });
}

function values() {
  const said = {};
  run.columns.forEach((column, c) => {
    const input = at('value-' + c);
    said[column.name] = column.kind === 'set' ? [...input.selectedOptions].map(option => option.value).join(column.separator) : input.value;
  });
  return said;
}

let waiting;
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(guarded(answer), 60);
}

let shown = [];
async function answer() {
  const mine = ++asked;
  const answers = await json('/api/answer', values());
  if (mine !== asked) return;
  shown = answers;
  const before = model => inFile ? inFile.find(one => one.model === model).probability : null;
  table(at('answers'), [
    { name: 'model', of: one => one.model },
    { name: 'probability', of: one => one.probability, style: one => inFile && before(one.model) !== one.probability ? 'changed' : '' },
    { name: 'in the file', of: one => before(one.model) ?? one.probability },
    { name: 'positive', of: one => one.positive ? 'yes' : 'no', style: one => one.positive ? 'yes' : '' }
  ], answers);
  const unseen = [...new Set(answers.flatMap(one => one.unseen))];
  at('said').textContent = answers.map(one => one.model + ' ' + Number(one.probability).toFixed(3)).join(', ') + '.'
    + (unseen.length > 0 ? ' No training row has what stands in: ' + unseen.join(', ') + '.' : '');
}

async function why() {
  const model = at('why-model').value;
  at('reasons').replaceChildren(make('p', 'Working …'));
  const same = chosen && JSON.stringify(values()) === JSON.stringify(original());
  const explained = await json('/api/explain?model=' + encodeURIComponent(model) + (same ? '&row=' + chosen.row : ''), values());
  const reasons = explained.models[0].reasons;
  const parts = make('table');
  parts.append(make('caption', 'What each column adds to the ' + (reasons.unit === 'LOG_ODDS' ? 'log-odds' : 'probability') + '. ' + reasons.method + '.'));
  const lines = [{ column: 'baseline', amount: reasons.baseline, reach: 0 },
    ...[...reasons.contributions].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)),
    { column: 'output', amount: reasons.output, reach: 0 }];
  table(parts, [
    { name: 'column', of: one => one.column },
    { name: 'adds', of: one => figure(one.amount) },
    { name: '±', of: one => one.reach > 0 ? figure(one.reach) : '' }
  ], lines);
  at('reasons').replaceChildren(wrapped(parts), make('p', 'The baseline is ' + reasons.baselineIs + '.'));
  if (reasons.evidence.length > 0) at('reasons').append(make('pre', reasons.evidence.join('\n'), { tabIndex: 0 }));
}

function wrapped(inside) {
  const box = make('div', null, { className: 'wide', tabIndex: 0 });
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'What each column adds');
  box.append(inside);
  return box;
}

function original() {
  const said = {};
  run.columns.forEach(column => { said[column.name] = chosen.values[column.name]; });
  return said;
}

// ---- the threshold

let curve = [];
async function threshold(redraw) {
  const model = at('t-model').value, level = Number(at('t-at').value);
  at('t-value').textContent = level.toFixed(2);
  const query = 'model=' + encodeURIComponent(model) + '&fp=' + (at('t-fp').value || 0) + '&fn=' + (at('t-fn').value || 0);
  const found = await json('/api/threshold?' + query + '&at=' + level);
  if (Number(at('t-at').value) !== level) return;
  table(at('confusion'), [
    { name: '', of: one => one.head },
    { name: 'is positive', of: one => one.yes.toLocaleString('en') },
    { name: 'is not', of: one => one.no.toLocaleString('en') }
  ], [{ head: 'said yes', yes: found.truePositives, no: found.falsePositives }, { head: 'said no', yes: found.falseNegatives, no: found.trueNegatives }]);
  at('confusion').tHead.rows[0].cells[0].replaceWith(make('td'));
  at('t-said').textContent = 'Precision ' + spoken(found.precision) + ', recall ' + spoken(found.recall) + ', specificity '
    + spoken(found.specificity) + ', accuracy ' + spoken(found.accuracy) + '; cost ' + found.cost.toLocaleString('en') + '.';
  if (redraw) curve = await json('/api/curve?' + query);
  draw(level);
}

const across = level => 40 + 340 * level, up = share => 205 - 190 * share;
function part(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function draw(level) {
  const svg = at('curve');
  const title = svg.querySelector('title');
  const points = key => curve.filter(one => one[key] !== null).map(one => across(one.threshold) + ',' + up(one[key])).join(' ');
  svg.replaceChildren(title,
    part('line', { class: 'axis', x1: 40, y1: 205, x2: 380, y2: 205 }), part('line', { class: 'axis', x1: 40, y1: 15, x2: 40, y2: 205 }),
    ...[0, .5, 1].flatMap(tick => [part('text', { x: across(tick) - 8, y: 222 }, tick), part('text', { x: 12, y: up(tick) + 4 }, tick)]),
    part('text', { x: 150, y: 236 }, 'threshold'),
    part('polyline', { class: 'precision', points: points('precision') }), part('polyline', { class: 'recall', points: points('recall') }),
    part('text', { x: 150, y: 11 }, '— precision'), part('text', { x: 230, y: 11 }, '- - recall'),
    part('line', { class: 'mark', x1: across(level), y1: 15, x2: across(level), y2: 205 }));
}

function hover(event) {
  const box = at('curve').getBoundingClientRect();
  const level = ((event.clientX - box.left) / box.width * 400 - 40) / 340;
  const one = curve[Math.round(Math.max(0, Math.min(1, level)) * 100)];
  if (one) at('curve-value').textContent = 'At ' + one.threshold.toFixed(2) + ': precision ' + spoken(one.precision) + ', recall ' + spoken(one.recall) + ', cost ' + one.cost.toLocaleString('en');
}

// ---- the test rows

let order = 'row', page = 0;
const query = () => 'order=' + encodeURIComponent(order) + '&filter=' + encodeURIComponent(at('rows-filter').value);
async function rows(focus) {
  const mine = ++listed;
  const found = await json('/api/rows?' + query() + '&page=' + page);
  if (mine !== listed) return;
  page = found.page;
  const name = one => {
    const button = make('button', one.title, { type: 'button' });
    button.addEventListener('click', guarded(() => show(one.row)));
    return button;
  };
  table(at('rows-table'), [
    { name: 'row', of: one => one.row },
    { name: 'title', of: one => one.title, text: name },
    { name: 'category', of: one => one.category || '(missing)' },
    { name: 'label', of: one => one.label === 1 ? 'yes' : 'no' },
    ...run.models.map((model, m) => ({ name: model, of: one => one.probabilities[m] }))
  ], found.rows, order, next => { order = next; page = 0; guarded(rows)(next.replace(/^-/, '')); });
  if (typeof focus === 'string') [...at('rows-table').querySelectorAll('th button')].find(button => button.textContent.startsWith(focus))?.focus();
  at('rows-page').textContent = found.count === 0 ? 'no rows' : (page * 50 + 1) + ' to ' + (page * 50 + found.rows.length) + ' of ' + found.count.toLocaleString('en');
}

async function csv() {
  const blob = await (await ask('/api/rows.csv?' + query())).blob();
  const link = make('a', null, { href: URL.createObjectURL(blob), download: 'rows.csv' });
  link.click();
  URL.revokeObjectURL(link.href);
}

// ---- the start

async function start() {
  run = await json('/api/run');
  at('about').textContent = (run.synthetic ? 'MADE-UP ROWS. ' : '') + 'Recipe ' + run.recipe + ', protocol ' + run.protocol + ', seed ' + run.seed
    + '. Positive is: ' + run.positive + '. ' + run.trainingRows.toLocaleString('en') + ' training rows, ' + (100 * run.baseRate).toFixed(1) + ' % of them positive; '
    + run.testRows.toLocaleString('en') + ' test rows.';
  fields();
  for (const id of ['why-model', 't-model']) at(id).append(...run.models.map(model => make('option', model, { value: model, selected: model === run.models.at(-1) })));
  const metrics = [...new Set(run.models.flatMap(model => Object.keys(run.metrics[model] || {})))];
  local('metrics', [
    { name: 'model', of: model => model },
    ...metrics.map(metric => ({
      name: metric,
      of: model => run.metrics[model]?.[metric]?.value,
      text: model => { const found = run.metrics[model]?.[metric]; return found ? figure(found.value) + ' ±' + figure((found.high - found.low) / 2) : ''; }
    }))
  ], run.models, null, 'figures-csv');
  if (run.groups.length > 0) {
    local('groups-table', [
      { name: run.groupColumn, of: group => group.group || '(missing)' },
      { name: 'rows', of: group => group.rows },
      { name: 'positive', of: group => group.positiveRate, text: group => (100 * group.positiveRate).toFixed(1) + ' %' },
      ...run.models.map(model => ({ name: model, of: group => group.auc[model], text: group => figure(group.auc[model]) }))
    ], run.groups, 'groups-filter', 'groups-csv');
  } else {
    at('groups').hidden = true;
  }
  at('search').addEventListener('submit', event => { event.preventDefault(); guarded(find)(); });
  at('values').addEventListener('submit', event => event.preventDefault());
  at('reset').addEventListener('click', guarded(async () => { if (chosen) { fill(); await answer(); } }));
  at('why').addEventListener('click', guarded(why));
  at('t-at').addEventListener('input', guarded(() => threshold(false)));
  for (const id of ['t-model', 't-fp', 't-fn']) at(id).addEventListener('change', guarded(() => threshold(true)));
  at('curve').addEventListener('pointermove', hover);
  at('rows-filter').addEventListener('input', guarded(() => { page = 0; return rows(); }));
  at('rows-before').addEventListener('click', guarded(() => { page = Math.max(0, page - 1); return rows(); }));
  at('rows-after').addEventListener('click', guarded(() => { page++; return rows(); }));
  at('rows-csv').addEventListener('click', guarded(csv));
  await Promise.all([threshold(true), rows()]);
  const first = (await json('/api/rows?order=row&page=0')).rows[0];
  if (first) { await show(first.row); scrollTo(0, 0); document.activeElement.blur(); }
  document.body.dataset.ready = 'yes';
}
guarded(start)();
