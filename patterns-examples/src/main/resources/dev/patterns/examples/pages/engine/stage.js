'use strict';
// The upper part of a figure: the boxes, and the dots that move between them.

const draw = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const icon = (look, size = 14) => draw('svg', { class: `icon ${look.id}`, width: size, height: size, 'aria-hidden': 'true' },
  draw('use', { href: `#${look.id}` }));

const FOOT = 18; // of a box: where its state is written
const LABEL = 26; // above a box

class StageView {
  constructor(stage) {
    this.stage = stage;
    this.dots = draw('g');
    this.svg = draw('svg', { class: 'stage', 'aria-hidden': 'true' });
    this.uses = new Map();
  }

  /** Places the boxes for a width in pixels. */
  layout(width) {
    const { rows, second } = this.stage;
    const rowHeight = rows === 1 ? 84 : rows <= 6 ? 32 : rows <= 12 ? 22 : 15;
    const top = LABEL;
    const height = Math.max(rows * rowHeight, second ? 80 : 0, this.stage.patternRows * 34);
    const box = Math.max(64, Math.min(150, width * 0.19));
    const middle = width / 2;
    const half = height / 2 + FOOT;
    const bottom = second ? top + 2 * half + LABEL : top + height + FOOT;
    this.size = rowHeight < 20 ? 12 : 16;
    const column = (x, y = top, height = bottom - top) => ({ x, y, width: box, height });
    this.boxes = {
      client: column(0.5),
      pattern: column(middle - box / 2),
      service: column(width - box - 0.5, top, second ? half : bottom - top),
      second: column(width - box - 0.5, top + half + LABEL, half),
    };
    this.anchors = { client: box * 0.78, gate: middle - box / 2 - 14, pattern: middle, service: width - box * 0.55, second: width - box * 0.55 };
    this.svg.setAttribute('width', width);
    this.svg.setAttribute('height', bottom + 4);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${bottom + 4}`);
    this.svg.replaceChildren(...this.furniture(), this.dots);
  }

  furniture() {
    const { stage, boxes } = this;
    const labelled = (name, label) => !label ? [] : [
      draw('rect', { ...boxes[name], rx: 6, class: `box ${name}` }), this.labelOf(name, label)];
    const lanes = Array.from({ length: stage.rows }, (unused, lane) => draw('line',
      { x1: this.anchors.client, x2: this.anchors.service, y1: this.laneY(lane), y2: this.laneY(lane), class: 'lane' }));
    const states = stage.perClient ? stage.rows : stage.patternRows || 1;
    this.states = !stage.pattern ? [] : Array.from({ length: states }, (unused, row) => this.stateView(row));
    this.troubles = ['service', ...(stage.second ? ['second'] : [])].map(place => {
      const { x, y, width, height } = boxes[place];
      return { place: PLACES.indexOf(place), fill: draw('rect', { x, y, width, height, rx: 6, class: 'state' }),
        text: draw('text', { x: x + width / 2, y: y + height - 7, class: 'label state-name' }) };
    });
    const labels = { client: stage.client, pattern: stage.pattern, service: stage.service, second: stage.second };
    return [...lanes, ...Object.entries(labels).flatMap(([name, label]) => labelled(name, label)),
      ...this.troubles.flatMap(trouble => [trouble.fill, trouble.text]),
      ...this.states.map(state => state.fill), ...(stage.perClient ? [] : this.states.map(state => state.text))];
  }

  /** Above its box. One that is wider than an outer box begins or ends with it, so that it stays in the figure. */
  labelOf(name, label) {
    const { x, y, width } = this.boxes[name];
    const isWide = label.length * 7 > width && name !== 'pattern';
    const [at, side] = !isWide ? [x + width / 2, ''] : name === 'client' ? [x, 'from-left'] : [x + width, 'to-right'];
    return draw('text', { x: at, y: y - 9, class: `label ${side}` }, label);
  }

  /** Shows a state: of the whole box, of one client's pattern, or of one of the places in the box. */
  stateView(row) {
    const { stage, boxes: { pattern } } = this;
    const margin = stage.patternRows ? 8 : 0;
    const [y, height] = stage.perClient ? [this.laneY(row) - this.size / 2, this.size]
      : stage.patternRows ? [this.rowY(row) - 13, 26] : [pattern.y, pattern.height];
    const area = { x: pattern.x + margin, width: pattern.width - 2 * margin, y, height, rx: 4 };
    return { fill: draw('rect', { ...area, class: 'state' }),
      text: draw('text', { x: this.anchors.pattern, y: y + height - (stage.patternRows ? 5 : 7), class: 'label state-name' }) };
  }

  laneY(lane, box = this.boxes.client) {
    return box.y + (box.height - FOOT) * (lane + 0.5) / this.stage.rows;
  }

  rowY(row) {
    const { y, height } = this.boxes.pattern;
    return y + (height - FOOT) * (row + 0.5) / this.stage.patternRows;
  }

  /** Where a point is. A place with rows has the dot in its row, any other in the dot's lane. */
  spot(dot, point) {
    const box = this.boxes[point.place === 'gate' ? 'pattern' : point.place];
    const y = point.row < 0 ? this.laneY(dot.lane, box)
      : this.stage.patternRows ? this.rowY(point.row) - 6 : this.laneY(point.row, box); // above the words of the row
    return [this.anchors[point.place], y];
  }

  show(trace, t) {
    const used = new Set();
    const resting = new Map();
    for (const dot of trace.dots) {
      if (dot.start > t) break;
      if (dot.end < t) continue;
      let i = dot.points.length - 1;
      while (i > 0 && dot.points[i].t > t) i--;
      const from = dot.points[i];
      const to = dot.points[i + 1] || from;
      const share = to === from ? 0 : (t - from.t) / (to.t - from.t);
      let [x, y] = this.spot(dot, from);
      const [x2, y2] = this.spot(dot, to);
      if (x === x2 && y === y2) {
        const others = resting.get(`${x} ${y}`) || 0;
        resting.set(`${x} ${y}`, others + 1);
        const left = from.place === 'gate' || from.place === 'client';
        x += (left ? -others : (others % 2 ? 1 : -1) * Math.ceil(others / 2)) * this.size * 0.9;
      }
      this.place(dot, from.look, x + (x2 === this.anchors[from.place] ? 0 : (x2 - x) * share), y + (y2 - y) * share);
      used.add(dot);
    }
    for (const [dot, use] of this.uses) {
      if (!used.has(dot)) {
        use.remove();
        this.uses.delete(dot);
      }
    }
    this.showStates(trace, t);
  }

  place(dot, look, x, y) {
    let use = this.uses.get(dot);
    if (!use) {
      use = draw('use', { width: this.size, height: this.size });
      this.uses.set(dot, use);
      this.dots.append(use);
    }
    if (use.getAttribute('class') !== look.id) {
      use.setAttribute('class', look.id);
      use.setAttribute('href', `#${look.id}`);
    }
    use.setAttribute('x', (x - this.size / 2).toFixed(1));
    use.setAttribute('y', (y - this.size / 2).toFixed(1));
  }

  showStates(trace, t) {
    this.troubles.forEach(({ place, fill, text }) => {
      const outage = trace.outages.find(([where, from, to]) => where === place && from <= t && t < to);
      fill.setAttribute('class', outage ? 'state stops' : 'state');
      text.textContent = outage ? outage[3] : '';
    });
    this.states.forEach((view, i) => {
      const now = trace.bands[i] && valueAt(trace.bands[i].changes, t);
      view.fill.setAttribute('class', `state ${now ? now.tone : this.stage.patternRows ? 'place' : ''}`);
      view.text.textContent = now ? now.state.replace('_', '-') : '';
    });
  }
}
