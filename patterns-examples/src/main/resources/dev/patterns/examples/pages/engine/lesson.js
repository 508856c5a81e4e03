'use strict';
// The text of the page, and a figure for each step. The address may name a step and a time: #step-4@6200

const figures = [];

/** Words between backticks become code. */
const prose = text => make('p', {}, ...withUnits(text).split('`').map((part, i) => i % 2 ? make('code', {}, part) : part));

function section(step, i) {
  const figure = new Figure(step, i);
  figures.push(figure);
  return make('section', { id: `step-${i + 1}`, 'aria-labelledby': `title-${i + 1}` },
    make('h2', { id: `title-${i + 1}` }, make('span', { class: 'number' }, String(i + 1)), step.title),
    ...step.text.map(prose), figure.element);
}

function showStep(i) {
  const figure = figures[i];
  if (!figure) return;
  figure.element.focus({ preventScroll: true });
  byId(`step-${i + 1}`).scrollIntoView();
}

/** A figure plays when it is in view, and stops when it is not, until the reader uses it. */
function playWhatIsInView() {
  const observer = new IntersectionObserver(entries => entries.forEach(({ target, isIntersecting }) => {
    const figure = figures.find(figure => figure.element === target);
    if (figure.touched) return;
    if (!isIntersecting) figure.pause();
    else if (!calm.matches && figure.t < figure.ms) figure.start();
  }), { threshold: 0.7 });
  figures.forEach(figure => observer.observe(figure.element));
}

function followAddress() {
  const [, step, time] = location.hash.match(/^#step-(\d+)(?:@(\d+))?$/) || [];
  const figure = figures[step - 1];
  if (!figure) return;
  if (time !== undefined) {
    figures.forEach(other => { other.touched = true; other.pause(); });
    figure.seek(Number(time));
  }
  byId(`step-${step}`).scrollIntoView();
}

byId('lead').textContent = lesson.lead;
byId('played').textContent = lesson.played;
byId('guide').textContent = `docs/${lesson.guide}`;
byId('steps').append(...lesson.steps.map(section));
byId('contents').append(...lesson.steps.map((step, i) => make('li', {}, make('a', { href: `#step-${i + 1}` }, step.title))));
const looks = new Set(figures.flatMap(({ step }) => [...new Set(step.traces)]
  .flatMap(number => traceOf(number).dots.flatMap(dot => dot.points.map(point => point.look)))));
byId('legend').append(...LOOKS.filter(look => looks.has(look)).map(look => make('li', {}, icon(look, 16), ` ${look.words}`)));
figures.forEach(figure => figure.layout());
addEventListener('hashchange', followAddress);
followAddress();
playWhatIsInView();
