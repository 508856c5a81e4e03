'use strict';
// The lower part of a figure: states and figures over time, with the present as a line across.

const INSET = 8; // half a thumb of the slider below

class TimelineView {
  constructor(stage) {
    this.stage = stage;
    this.svg = draw('svg', { class: 'timeline', 'aria-hidden': 'true' });
  }

  x(t) {
    return INSET + (this.width - 2 * INSET) * t / this.ms;
  }

  /** Draws the whole run. What is not yet played is covered. */
  layout(width, trace, others, ms) {
    this.width = width;
    this.ms = ms;
    this.trace = trace;
    this.y = 0;
    this.titles = [];
    this.values = [];
    const parts = [...this.bands(), ...this.outages(), ...trace.gauges.filter(gauge => !gauge.cells)
      .flatMap(gauge => this.gauge(gauge, others.flatMap(other => other.gauges.filter(that => that.name === gauge.name))))];
    const bottom = this.y + 6;
    this.cover = draw('rect', { y: 0, height: bottom, class: 'cover' });
    this.now = draw('path', { class: 'now' });
    this.bottom = bottom;
    this.svg.setAttribute('width', width);
    this.svg.setAttribute('height', bottom + 18);
    this.svg.replaceChildren(...parts, this.cover, ...this.axis(bottom), this.now, ...this.titles, ...this.values.map(value => value.text));
  }

  /** Written above what covers the future, and beside the line of the present at the beginning. */
  title(text, y) {
    this.titles.push(draw('text', { x: INSET + 4, y, class: 'title' }, text));
  }

  bands() {
    const { bands } = this.trace;
    if (bands.length === 0) return [];
    const thin = bands.length > 4;
    const height = thin ? Math.max(5, Math.min(9, 120 / bands.length)) : 20;
    if (thin) {
      this.title(`state of each ${bands[0].name.replace(/ \d+$/, '')}`, 12);
      this.y = 18;
    }
    return bands.flatMap(band => {
      if (!thin) {
        this.title(band.name, this.y + 12);
        this.y += 18;
      }
      const drawn = this.band(band, height, thin);
      this.y += height + (thin ? 1 : 6);
      return drawn;
    });
  }

  band({ changes }, height, thin) {
    return changes.flatMap(({ t, value }, i) => {
      const x = this.x(t);
      const width = (i + 1 < changes.length ? this.x(changes[i + 1].t) : this.width - INSET) - x;
      const name = value.state.replace('_', '-');
      return [
        draw('rect', { x, y: this.y, width, height, class: `state ${value.tone}` }),
        !thin && width > name.length * 7.2 + 8
          ? draw('text', { x: x + width / 2, y: this.y + height - 6, class: 'label state-name' }, name) : null,
      ].filter(Boolean);
    });
  }

  outages() {
    return ['service', 'second'].flatMap(name => this.outagesOf(name));
  }

  outagesOf(name) {
    const outages = this.trace.outages.filter(([place]) => PLACES[place] === name);
    if (outages.length === 0) return [];
    this.title(this.stage[name].replace(/^second$/, 'second service'), this.y + 12);
    const y = this.y + 17;
    this.y += 37;
    return [draw('path', { d: `M${INSET} ${y + 16}H${this.width - INSET}`, class: 'rule' }),
      ...outages.flatMap(([, from, to, words]) => {
        const x = this.x(from);
        const width = this.x(Math.min(to, this.ms)) - x;
        return [draw('rect', { x, y, width, height: 16, class: 'state stops' }),
          width > words.length * 7 + 8 ? draw('text', { x: x + width / 2, y: y + 12, class: 'label state-name' }, words) : null];
      }).filter(Boolean)];
  }

  /** A line in steps. Beside it, dashed, the same figure with the other options of a single control. */
  gauge(gauge, others) {
    const height = 40;
    const base = this.y + 20 + height;
    const most = Math.max(1, ...[gauge, ...others].flatMap(that => that.changes.map(change => change.value)));
    const line = ({ changes }) => changes.map(({ t, value }, i) =>
      `${i ? 'H' : 'M'}${this.x(t).toFixed(1)}${i ? 'V' : ' '}${(base - height * value / most).toFixed(1)}`).join('') + `H${this.width - INSET}`;
    const text = draw('text', { x: this.width - INSET, y: this.y + 14, class: 'value' });
    this.values.push({ text, gauge });
    this.title(gauge.name, this.y + 14);
    const parts = [
      draw('path', { d: `M${INSET} ${base}H${this.width - INSET}`, class: 'rule' }),
      ...others.map(other => draw('path', { d: line(other), class: 'other' })),
      draw('path', { d: `${line(gauge)}V${base}H${INSET}Z`, class: 'area' }),
      draw('path', { d: line(gauge), class: 'line' })];
    this.y = base + 8;
    return parts;
  }

  axis(y) {
    const step = [1, 2, 5, 10, 20].find(step => this.ms / 1000 / step * 40 < this.width) || 30;
    const ticks = Array.from({ length: Math.floor(this.ms / 1000 / step) + 1 }, (unused, i) => i * step);
    return [
      draw('path', { d: `M${INSET} ${y}H${this.width - INSET}`, class: 'rule' }),
      ...ticks.map(s => draw('text', { x: this.x(s * 1000), y: y + 14, class: s === 0 ? 'tick first' : this.x(s * 1000) > this.width - 14 ? 'tick last' : 'tick' }, `${s} s`)),
      ...this.trace.moments.map(([t]) => draw('path', { d: `M${this.x(t)} ${y}l-4 -7h8z`, class: 'moment' }))];
  }

  show(t) {
    const x = this.x(t);
    this.cover.setAttribute('x', x);
    this.cover.setAttribute('width', Math.max(0, this.width - x));
    this.now.setAttribute('d', `M${x} 0V${this.bottom + 4}`);
    this.values.forEach(({ text, gauge }) => { text.textContent = valueAt(gauge.changes, t) ?? ''; });
  }
}
