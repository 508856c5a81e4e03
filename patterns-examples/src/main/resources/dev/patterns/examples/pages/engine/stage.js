'use strict';
// The upper part of a figure: the boxes, and the dots that move between them.

const draw = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const icon = (look, size = 14) => draw('svg', { class: `icon ${look.id}`, width: size, height: size, 'aria-hidden': 'true' },
  draw('use', { href: `#${look.id}` }));

const FOOT = 18; // of a box: where its state is written

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
    const top = 26;
    const height = Math.max(rows * rowHeight, second ? 96 : 0);
    const box = Math.max(64, Math.min(150, width * 0.19));
    const middle = width / 2;
    const bottom = top + height * (second ? 1.36 : 1) + FOOT;
    this.size = rowHeight < 20 ? 12 : 16;
    const column = (x, from = 0, to = 1) => ({ x, y: top + height * from, width: box, height: height * (to - from) + FOOT });
    this.boxes = {
      client: column(0.5),
      pattern: column(middle - box / 2),
      service: column(width - box - 0.5, 0, second ? 0.5 : 1),
      second: column(width - box - 0.5, 0.86, 1.36),
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
      draw('rect', { ...boxes[name], rx: 6, class: `box ${name}` }),
      draw('text', { x: boxes[name].x + boxes[name].width / 2, y: boxes[name].y - 9, class: 'label' }, label)];
    const lanes = Array.from({ length: stage.rows }, (unused, lane) => draw('line',
      { x1: this.anchors.client, x2: this.anchors.service, y1: this.laneY(lane), y2: this.laneY(lane), class: 'lane' }));
    const places = Array.from({ length: stage.patternRows }, (unused, row) => draw('rect', { class: 'place', rx: 4,
      x: boxes.pattern.x + 8, width: boxes.pattern.width - 16, y: this.rowY(row) - 11, height: 22 }));
    this.states = !stage.pattern ? [] : Array.from({ length: stage.perClient ? stage.rows : 1 }, (unused, row) => {
      const y = stage.perClient ? this.laneY(row) - this.size / 2 : boxes.pattern.y;
      const height = stage.perClient ? this.size : boxes.pattern.height;
      return { fill: draw('rect', { x: boxes.pattern.x, width: boxes.pattern.width, y, height, rx: 4, class: 'state' }),
        text: draw('text', { x: this.anchors.pattern, y: y + height - 7, class: 'label state-name' }) };
    });
    this.troubles = ['service', ...(stage.second ? ['second'] : [])].map(place => {
      const { x, y, width, height } = boxes[place];
      return { place: PLACES.indexOf(place), fill: draw('rect', { x, y, width, height, rx: 6, class: 'state' }),
        text: draw('text', { x: x + width / 2, y: y + height - 7, class: 'label state-name' }) };
    });
    const labels = { client: stage.client, pattern: stage.pattern, service: stage.service, second: stage.second };
    return [...lanes, ...Object.entries(labels).flatMap(([name, label]) => labelled(name, label)),
      ...this.troubles.flatMap(trouble => [trouble.fill, trouble.text]),
      ...this.states.map(state => state.fill), ...(stage.perClient ? [] : this.states.map(state => state.text)), ...places];
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
      : this.stage.patternRows ? this.rowY(point.row) : this.laneY(point.row, box);
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
      view.fill.setAttribute('class', `state ${now ? now.tone : ''}`);
      view.text.textContent = now ? now.state.replace('_', '-') : '';
    });
  }
}
