'use strict';
// Draws one run as a column of panels with a common time axis.

const COLUMNS = STORY.panels.flatMap(panel => panel.curves.map(([column]) => column));

const STATES = {
  CLOSED: { word: 'closed', height: 0.2, minWidth: 42 },
  HALF_OPEN: { word: 'half-open', height: 0.4, minWidth: 58 },
  OPEN: { word: 'open', height: 0.62, minWidth: 32 },
};
const LETTERS = { C: 'CLOSED', H: 'HALF_OPEN', O: 'OPEN' };

const TITLE = 20, BELOW = 18, AXIS = 22, EDGE = 6, GUTTER = 46;

/** Converts a series, given as a list of samples or as columns, to columns. */
function columnsOf(series, step = 1) {
  if (Array.isArray(series)) {
    const columns = { second: series.map(sample => sample.second), breaker: series.map(sample => sample.breaker) };
    COLUMNS.forEach(name => columns[name] = series.map(sample => sample[name]));
    return columns;
  }
  const columns = { ...series };
  const length = Math.max(0, ...COLUMNS.map(name => (series[name] || []).length));
  columns.second = Array.from({ length }, (_, i) => i * step);
  columns.breaker = Array.from(series.breaker || '', letter => LETTERS[letter]);
  return columns;
}

/** Scales that fit all of the given runs. */
function scalesFor(runs) {
  const extreme = (pick, start, ...names) => runs.reduce((seen, run) => names.reduce((best, name) =>
    (run[name] || []).reduce((a, b) => known(b) && b > 0 ? pick(a, b) : a, best), seen), start);
  const low = extreme(Math.min, Infinity, 'p50Millis', 'p95Millis');
  const high = extreme(Math.max, 1, 'p50Millis', 'p95Millis');
  return {
    seconds: Math.max(1, extreme(Math.max, 0, 'second')),
    rate: { ticks: [0, 0.5, 1], text: rate => percent(rate, 0) },
    latency: { ticks: powersOfTen(Math.min(low, high), high), top: high, text: duration, log: true },
    inUse: { ticks: fromZero(extreme(Math.max, 1, 'connectionsInUse')), text: count },
    waiting: { ticks: fromZero(extreme(Math.max, 1, 'connectionsWaiting')), text: count },
    breaker: { ticks: [] },
  };
}

function powersOfTen(low, high) {
  const ticks = [];
  const last = Math.ceil(Math.log10(high) - 0.5);
  for (let power = Math.floor(Math.log10(low)); power <= last; power++) ticks.push(10 ** power);
  return ticks.length > 1 ? ticks : [ticks[0], 10 * ticks[0]];
}

/** Ticks at zero, half, and a round number that is at least the given value. */
function fromZero(high) {
  const unit = 10 ** Math.floor(Math.log10(high));
  const top = unit * [1, 2, 3, 4, 6, 8, 10].find(factor => factor * unit >= high);
  return top < 2 ? [0, top] : [0, top / 2, top];
}

/** A round time step between two labels, wide enough for a label. */
function secondsBetween(seconds, width) {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600];
  return steps.find(step => step / seconds * width >= Math.max(48, width / 9)) || Math.ceil(seconds);
}

function position({ ticks, log, top }, bottomY, height) {
  const shape = log ? value => Math.log10(Math.max(value, ticks[0])) : value => value;
  const low = shape(ticks[0]);
  const high = Math.max(shape(ticks[ticks.length - 1]), log ? shape(top) : -Infinity);
  return value => bottomY - (shape(value) - low) / (high - low) * height;
}

/** A path with gaps where values are missing. A single value between two gaps is drawn as a dot. */
function pathOf(values, x, y) {
  let path = '', pen = false;
  values.forEach((value, i) => {
    if (known(value)) path += (pen ? 'L' : 'M') + x(i) + ' ' + y(value).toFixed(1) + (pen ? '' : 'h0');
    pen = known(value);
  });
  return path;
}

/** The area between a curve and a level: one shape per stretch without gaps. */
function areaOf(values, x, y, level) {
  let path = '', from = -1;
  values.concat(null).forEach((value, i) => {
    if (known(value)) {
      if (from < 0) path += 'M' + x(from = i) + ' ' + level;
      path += 'L' + x(i) + ' ' + y(value).toFixed(1);
    } else if (from >= 0) {
      path += 'L' + x(i - 1) + ' ' + level + 'Z';
      from = -1;
    }
  });
  return path;
}

/** Stretches with the same state: [state, first index, index after the last]. */
function stretchesOf(states) {
  const stretches = [];
  states.forEach((state, i) => {
    const last = stretches[stretches.length - 1];
    if (last && last[0] === state) last[2] = i + 1;
    else stretches.push([state, i, i + 1]);
  });
  return stretches;
}

/**
 * Draws a run.
 *
 * width: in pixels; axis: whether the vertical scales have labels; title: the text for screen readers; behind: another
 * run to draw in grey.
 */
function chart(run, scales, { width, axis, title, behind }) {
  const left = axis ? GUTTER : EDGE, right = width - EDGE;
  const atSecond = second => left + second / scales.seconds * (right - left);
  const x = i => atSecond(run.second[i]).toFixed(1);
  const svg = draw('svg', { class: 'chart', role: 'img', 'aria-label': title });
  const readouts = [], spans = [];
  let top = 0;

  for (const panel of STORY.panels) {
    const ceiling = top + TITLE, floor = ceiling + panel.height;
    const scale = scales[panel.scale];
    const readout = draw('text', { class: 'readout', x: right, y: top + 12, 'text-anchor': 'end' });
    svg.append(draw('text', { class: 'panel-title', x: left, y: top + 12 }, panel.name), readout);
    if (panel.curves.length) drawCurves(panel, scale, ceiling, floor);
    else drawBand(ceiling, floor);
    readouts.push({ panel, scale, readout });
    spans.push([ceiling, floor]);
    top = floor + BELOW;
  }
  const bottom = top - BELOW;
  drawTime(bottom);
  const cursor = draw('path', { class: 'cursor' });
  svg.append(cursor);
  svg.setAttribute('viewBox', `0 0 ${width} ${bottom + AXIS}`);

  function drawCurves(panel, scale, ceiling, floor) {
    const y = position(scale, floor, floor - ceiling);
    for (const tick of scale.ticks) {
      const line = tick === scale.ticks[0] ? 'base' : 'grid';
      svg.append(draw('line', { class: line, x1: left, x2: right, y1: y(tick), y2: y(tick) }));
      if (!axis) continue;
      const label = { class: 'tick', x: left - 7, y: y(tick) + 3.5, 'text-anchor': 'end' };
      svg.append(draw('text', label, scale.text(tick)));
    }
    if (!panel.curves.some(([column]) => (run[column] || []).some(known))) {
      svg.append(draw('text', { class: 'tick', x: left, y: floor - 7 }, 'none'));
    }
    for (const [column] of panel.curves) {
      const values = run[column] || [];
      if (panel.failures) svg.append(draw('path', { class: 'failures', d: areaOf(values, x, y, ceiling) }));
      if (panel.filled) svg.append(draw('path', { class: 'area ' + column, d: areaOf(values, x, y, floor) }));
    }
    for (const [column] of panel.curves) {
      if (behind) {
        const xBehind = i => atSecond(behind.second[i]).toFixed(1);
        svg.append(draw('path', { class: 'curve behind', d: pathOf(behind[column] || [], xBehind, y) }));
      }
      svg.append(draw('path', { class: 'curve ' + column, 'data-curve': column, d: pathOf(run[column] || [], x, y) }));
    }
  }

  function drawBand(ceiling, floor) {
    svg.append(draw('line', { class: 'base', x1: left, x2: right, y1: floor, y2: floor }));
    if (!run.breaker.some(state => STATES[state])) {
      svg.append(draw('text', { class: 'tick', x: left, y: floor - 7 }, 'none'));
    }
    for (const [state, first, after] of stretchesOf(run.breaker)) {
      if (!STATES[state]) continue;
      const { word, height: fraction, minWidth } = STATES[state];
      const from = atSecond(run.second[first]);
      const to = after < run.second.length ? atSecond(run.second[after]) : right;
      const height = fraction * (floor - ceiling);
      const width = Math.max(0.5, to - from);
      svg.append(draw('rect', { class: 'state ' + word, x: from, y: floor - height, width, height }));
      if (to - from > minWidth) {
        svg.append(draw('text', { class: 'tick', x: from + 2, y: floor - height - 4 }, word));
      }
    }
  }

  function drawTime(bottom) {
    const step = secondsBetween(scales.seconds, right - left);
    for (let second = 0; second <= scales.seconds; second += step) {
      const at = atSecond(second);
      svg.append(draw('line', { class: 'base', x1: at, x2: at, y1: bottom, y2: bottom + 4 }));
      const anchor = second === 0 ? 'start' : right - at < 14 ? 'end' : 'middle';
      const label = second + (second ? GAP + 's' : '');
      svg.append(draw('text', { class: 'tick', x: at, y: bottom + 16, 'text-anchor': anchor }, label));
    }
  }

  /** Moves the cursor to a second and shows the values there; null removes it. */
  function show(second) {
    const i = second === null ? -1 : nearest(run.second, second);
    cursor.setAttribute('d', i < 0 ? '' : spans.map(([ceiling, floor]) => `M${x(i)} ${ceiling}V${floor}`).join(''));
    for (const { panel, scale, readout } of readouts) {
      if (panel.curves.length) {
        const valueOf = column => i < 0 ? '' : scale.text((run[column] || [])[i]);
        readout.replaceChildren(...panel.curves.flatMap(([column, word], nth) => [nth ? '\u2002' : '',
          draw('tspan', { class: column }, [word, valueOf(column)].filter(Boolean).join(GAP))]));
      } else {
        readout.replaceChildren(i < 0 ? '' : (STATES[run.breaker[i]] || { word: '' }).word);
      }
    }
  }

  /** The values at a second as a phrase, for screen readers. */
  function phrase(second) {
    const i = nearest(run.second, second);
    const value = (column, text) => text((run[column] || [])[i]);
    return i < 0 ? 'nothing' : STORY.phrase(value);
  }

  const secondAt = clientX => {
    const box = svg.getBoundingClientRect();
    const across = (clientX - box.left) / box.width * width;
    return Math.min(scales.seconds, Math.max(0, (across - left) / (right - left) * scales.seconds));
  };
  show(null);
  return { svg, show, phrase, secondAt };
}

function nearest(seconds, second) {
  let best = -1;
  seconds.forEach((at, i) => {
    if (best < 0 || Math.abs(at - second) < Math.abs(seconds[best] - second)) best = i;
  });
  return best;
}

/**
 * A slider, and a listener for the pointer, that move the cursors of several charts together. `charts` returns the
 * current pairs [name, chart]; it is called each time because charts are redrawn when the window or the choice changes.
 */
function scrubber(host, seconds, charts) {
  const slider = make('input', { type: 'range', min: 0, max: seconds, step: 1, value: 0, 'aria-label': 'Second' });
  const reading = make('output', {}, '');
  const show = second => {
    charts().forEach(([, chart]) => chart.show(second));
    reading.textContent = second === null ? '' : grouped(second) + GAP + 's';
  };
  const bySlider = () => {
    const second = Number(slider.value);
    show(second);
    slider.setAttribute('aria-valuetext',
      `second ${second}. ` + charts().map(([name, chart]) => `${name}: ${chart.phrase(second)}`).join('. '));
  };
  slider.addEventListener('input', bySlider);
  slider.addEventListener('focus', bySlider);
  slider.addEventListener('blur', () => show(null));
  host.addEventListener('pointermove', event => {
    const over = charts().find(([, chart]) => chart.svg.contains(event.target));
    if (over) {
      slider.value = Math.round(over[1].secondAt(event.clientX));
      show(Number(slider.value));
    }
  });
  host.addEventListener('pointerleave', () => document.activeElement === slider ? bySlider() : show(null));
  return make('label', { class: 'scrubber' }, make('span', {}, 'Second'), slider, reading);
}
