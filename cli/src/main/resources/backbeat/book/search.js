// The search over headings. Everything it needs stands in this file: no server is asked.
const form = document.querySelector('form[role=search]');
const field = document.getElementById('search');
const found = document.getElementById('found');
const root = document.body.dataset.root;
form.hidden = false;
form.addEventListener('submit', event => {
  event.preventDefault();
  const first = found.querySelector('a');
  if (first) first.click();
});
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
  found.replaceChildren();
  if (!words.length) return;
  const hits = headings.filter(([heading, page]) =>
    words.every(word => (heading + ' ' + page).toLowerCase().includes(word)));
  for (const [heading, page, address] of hits.slice(0, 12)) {
    const link = document.createElement('a');
    link.href = root + address;
    link.textContent = heading === page ? heading : heading + ' – ' + page;
    const item = document.createElement('li');
    item.append(link);
    found.append(item);
  }
  if (!hits.length) {
    const item = document.createElement('li');
    item.textContent = 'No heading has these words';
    found.append(item);
  }
});
if (window.matchMedia('(max-width: 70rem)').matches) {
  document.querySelector('nav details').open = false;
}
