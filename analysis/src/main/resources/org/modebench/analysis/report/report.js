
'use strict';
// Shows the value at the point that is nearest to the pointer, or that the arrow keys lead to.
for (const figure of document.querySelectorAll('figure')) {
  const svg = figure.querySelector('svg');
  const output = figure.querySelector('output');
  const values = [...svg.querySelectorAll('.value')];
  if (values.length === 0) continue;
  // The browser would show these beside our own.
  for (const value of values) value.querySelector('title').remove();
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  figure.append(tip);
  let at = -1;
  const isAside = (value) => value.classList.contains('aside');
  const middle = (value) => {
    const box = value.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, box };
  };
  const leave = () => {
    if (at >= 0) values[at].classList.remove('at');
    at = -1;
    tip.hidden = true;
    output.textContent = '';
  };
  const show = (index) => {
    if (index === at) return;
    leave();
    at = index;
    const value = values[index];
    value.classList.add('at');
    tip.textContent = value.dataset.value;
    output.textContent = value.dataset.value;
    tip.hidden = false;
    const frame = figure.getBoundingClientRect();
    const point = middle(value);
    const left = Math.min(point.x - frame.x + 12, frame.width - tip.offsetWidth);
    const above = point.y - frame.y - tip.offsetHeight - 12;
    // Set one by one: the page's policy forbids style attributes.
    tip.style.left = Math.max(0, left) + 'px';
    tip.style.top = (above < 0 ? point.y - frame.y + 14 : above) + 'px';
  };
  svg.addEventListener('pointermove', (event) => {
    let nearest = -1;
    let least = 24;
    values.forEach((value, index) => {
      if (isAside(value)) return;
      const { x, y, box } = middle(value);
      const inside = value.tagName === 'rect' && event.clientX >= box.left && event.clientX <= box.right
        && event.clientY >= box.top && event.clientY <= box.bottom;
      const distance = value.tagName === 'rect' ? (inside ? 12 : Infinity)
        : Math.hypot(event.clientX - x, event.clientY - y);
      if (distance < least) { least = distance; nearest = index; }
    });
    if (nearest < 0) leave(); else show(nearest);
  });
  svg.addEventListener('pointerleave', leave);
  svg.addEventListener('blur', leave);
  svg.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in steps) {
      let next = Math.max(at, steps[event.key] < 0 ? 0 : -1);
      do next = (next + steps[event.key] + values.length) % values.length; while (isAside(values[next]));
      show(next);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      leave();
    }
  });
}
// A press on a name in a legend shows what it stands for alone, and the next one all again.
for (const figure of document.querySelectorAll('figure')) {
  const svg = figure.querySelector('svg');
  const entries = [...svg.querySelectorAll('.entry')];
  if (entries.length === 0) continue;
  const drawing = svg.viewBox.baseVal;
  // Beside the picture, in which a screen reader sees no buttons, and over it.
  const legend = document.createElement('div');
  legend.className = 'entries';
  legend.style.aspectRatio = drawing.width + ' / ' + drawing.height;
  const buttons = entries.map((entry) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', entry.dataset.name);
    button.setAttribute('aria-pressed', 'false');
    const share = (length, whole) => 100 * length.baseVal.value / whole + '%';
    button.style.left = share(entry.x, drawing.width);
    button.style.top = share(entry.y, drawing.height);
    button.style.width = share(entry.width, drawing.width);
    button.style.height = share(entry.height, drawing.height);
    button.addEventListener('click', () => {
      const alone = button.getAttribute('aria-pressed') === 'false';
      for (const other of buttons) other.setAttribute('aria-pressed', String(alone && other === button));
      for (const part of svg.querySelectorAll('[data-look]')) {
        part.classList.toggle('aside', alone && part.dataset.look !== entry.dataset.look);
      }
    });
    legend.append(button);
    return button;
  });
  svg.after(legend);
}
// Paper cannot be unfolded: it gets the answers in words, and of the rest the sentence that stands for it.
addEventListener('beforeprint', () => {
  for (const words of document.querySelectorAll('.answer details')) words.open = true;
});
// A link to a section unfolds it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) for (const details of target.querySelectorAll(':scope > details')) details.open = true;
};
addEventListener('hashchange', unfold);
unfold();
// Tables are sorted by the column whose head is pressed: up, down, and as they were.
const UNITS = { ns: 1e-9, 'µs': 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, 'нс': 1e-9, 'мкс': 1e-6, 'мс': 1e-3, 'с': 1, KiB: 1024, MiB: 1 << 20, GiB: 1 << 30 };
const quantity = (text) => {
  const parts = /^[~<>≤≥ ]*(-?[\d.,]+(?:e[+-]?\d+)?)[ \u00a0]?([a-zµа-я]+)?/i.exec(text);
  // A comma groups digits in English, and is the decimal point in Russian.
  const point = document.documentElement.lang === 'ru' ? '.' : '';
  return parts ? parseFloat(parts[1].replaceAll(',', point)) * (UNITS[parts[2]] ?? 1) : NaN;
};
const compared = (one, other) => {
  const [a, b] = [quantity(one), quantity(other)];
  // What is no number comes last.
  if (isNaN(a) !== isNaN(b)) return isNaN(a) ? 1 : -1;
  return isNaN(a) ? one.localeCompare(other) : a - b;
};
const markdown = (table) => {
  const lines = [...table.rows].map((row) => '| ' + [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true);
    for (const mark of copy.querySelectorAll('sup')) mark.remove();
    return copy.textContent.replaceAll('|', '\\|');
  }).join(' | ') + ' |');
  const rule = '|' + [...table.tHead.rows[0].cells].map((cell) => cell.classList.contains('number') ? ' ---: |' : ' :--- |').join('');
  lines.splice(1, 0, rule);
  return lines.join('\n') + '\n';
};
const copy = (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done ? Promise.resolve() : Promise.reject();
};
// What the page says in another language than English.
const says = document.body.dataset;
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      for (const other of heads) other.removeAttribute('aria-sort');
      table.classList.toggle('sorted', before !== 'descending');
      if (before === 'descending') { body.append(...original); return; }
      const up = before !== 'ascending';
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const text = (row) => row.cells[column].textContent;
      body.append(...[...original].sort((a, b) => (up ? 1 : -1) * compared(text(a), text(b))));
    });
  });
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = says.copy ?? 'Copy as Markdown';
  button.addEventListener('click', () => copy(markdown(table)).then(
    () => { button.textContent = says.copied ?? 'Copied'; },
    () => { button.textContent = says.notCopied ?? 'Cannot copy here'; }));
  table.caption.append(' ', button);
}
