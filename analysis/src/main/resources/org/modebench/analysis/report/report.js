
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
      show((Math.max(at, steps[event.key] < 0 ? 0 : -1) + steps[event.key] + values.length) % values.length);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      leave();
    }
  });
}
