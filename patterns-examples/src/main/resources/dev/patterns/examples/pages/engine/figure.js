'use strict';
// A figure: stage, timeline, and the controls that play a recorded run.

const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10];
const calm = matchMedia('(prefers-reduced-motion: reduce)');

class Figure {
  constructor(step, number) {
    this.step = step;
    this.number = number;
    this.t = 0;
    this.speed = 1;
    this.playing = false;
    this.touched = false; // the reader has used it: it no longer plays by itself
    this.choice = step.controls.map(control => control.start);
    this.ms = Math.max(...step.traces.map(number => traceOf(number).ms)); // one time axis for all options
    this.stage = new StageView(step.stage);
    this.timeline = new TimelineView(step.stage);
    this.build();
    this.setSpeed(1);
    this.choose();
  }

  build() {
    const button = (label, text, act) => {
      const element = make('button', { type: 'button', 'aria-label': label, title: label }, text);
      element.addEventListener('click', () => { this.touched = true; act(); });
      return element;
    };
    this.play = button('Play', '▶ Play', () => this.toggle());
    this.slider = make('input', { type: 'range', min: 0, step: 10, 'aria-label': 'Time' });
    this.slider.addEventListener('input', () => { this.pause(); this.seek(Number(this.slider.value)); });
    this.speeds = make('select', { 'aria-label': 'Speed' }, ...SPEEDS.map(speed => make('option', { value: speed }, `${speed}×`)));
    this.speeds.addEventListener('change', () => this.setSpeed(Number(this.speeds.value)));
    this.clock = make('span', { class: 'clock' });
    this.tallies = make('p', { class: 'tallies' });
    this.lists = make('div', { class: 'lists' });
    this.moments = make('p', { class: 'moments' });
    this.status = make('p', { class: 'unseen', role: 'status' });
    this.hash = make('p', { class: 'hash' });
    this.element = make('div', { class: 'figure', tabindex: 0, role: 'group', 'aria-label': `Figure: ${this.step.title}` },
      ...this.step.controls.map((control, i) => this.control(control, i)),
      this.stage.svg, this.lists, this.timeline.svg, this.slider,
      make('div', { class: 'bar' },
        button('One event back', '←', () => this.move(-1)), this.play, button('One event on', '→', () => this.move(1)),
        this.speeds, this.clock),
      this.tallies, this.moments, this.settings(), this.hash, this.status);
    this.element.addEventListener('keydown', event => this.key(event));
    new ResizeObserver(() => this.layout()).observe(this.element);
  }

  control({ label, options }, i) {
    const name = `figure-${this.number}-${i}`;
    return make('fieldset', {}, make('legend', {}, label), ...options.map((option, value) => {
      const input = make('input', { type: 'radio', name, value, checked: value === this.choice[i] });
      input.addEventListener('change', () => {
        this.touched = true;
        this.choice[i] = value;
        this.choose();
      });
      return make('label', {}, input, make('span', {}, option));
    }));
  }

  settings() {
    return make('dl', { class: 'settings' }, ...this.step.settings.map(([name, value]) =>
      make('div', {}, make('dt', {}, name), make('dd', {}, withUnits(value)))));
  }

  /** Takes the run of the chosen options. The last control changes fastest. */
  choose() {
    const { controls, traces } = this.step;
    const number = controls.reduce((number, control, i) => number * control.options.length + this.choice[i], 0);
    this.trace = traceOf(traces[number]);
    this.others = controls.length === 1 ? [...new Set(traces)].filter(other => other !== traces[number]).map(traceOf) : [];
    this.slider.max = this.ms;
    this.hash.replaceChildren('played by ', ...this.trace.shows.flatMap((name, i) => [i ? ' and ' : '', make('code', {}, name)]),
      this.trace.shows.length ? ' in simulated time' : 'dev.patterns.simulation.SimulatedTime', ` · seed ${this.trace.seed} · hash `,
      make('code', {}, this.trace.hash));
    this.moments.replaceChildren(...this.trace.moments.map(([t, label]) => {
      const button = make('button', { type: 'button' }, `${label} `, make('small', {}, seconds(t)));
      button.addEventListener('click', () => { this.touched = true; this.pause(); this.seek(t); });
      return button;
    }));
    this.gauges = this.trace.gauges.filter(gauge => gauge.cells).map(gauge => ({ ...gauge, icons: make('span', { class: 'icons' }) }));
    this.lists.replaceChildren(...this.gauges.map(({ name, icons }) => make('p', {}, make('span', {}, name), icons)));
    this.layout();
  }

  layout() {
    const width = Math.floor(this.element.clientWidth) - 2 * parseInt(getComputedStyle(this.element).paddingLeft || 0, 10);
    if (width <= 0) return;
    this.stage.layout(width);
    this.timeline.layout(width, this.trace, this.others, this.ms);
    this.seek(this.t);
  }

  seek(t) {
    this.t = Math.max(0, Math.min(this.ms, t));
    this.stage.show(this.trace, this.t);
    this.timeline.show(this.t);
    this.slider.value = this.t;
    this.slider.setAttribute('aria-valuetext', seconds(this.t));
    this.clock.textContent = `${seconds(this.t)} of ${seconds(this.ms)}`;
    this.element.dataset.time = Math.round(this.t);
    for (const gauge of this.gauges) this.showList(gauge);
    this.showTallies();
    if (!this.playing) this.status.textContent = this.words();
  }

  showList({ icons, cells, changes }) {
    const digits = valueAt(changes, this.t) || '';
    if (icons.dataset.shown === digits) return;
    icons.dataset.shown = digits;
    icons.replaceChildren(...Array.from({ length: cells }, (unused, i) =>
      make('i', {}, digits[i] ? icon(LOOKS[digits[i]], 15) : null)));
  }

  showTallies() {
    const tallies = talliesAt(this.trace, this.t);
    this.summary = [...LOOKS.filter(look => tallies.has(look)).map(look => `${tallies.get(look)} ${look.words}`),
      `${tallies.get('reached')} reached the ${this.step.stage.service}`];
    this.tallies.replaceChildren(
      ...LOOKS.filter(look => tallies.has(look)).map(look =>
        make('span', {}, icon(look), make('b', {}, String(tallies.get(look))), ` ${look.words}`)),
      make('span', {}, '→ ', make('b', {}, String(tallies.get('reached'))), ` reached the ${this.step.stage.service}`));
  }

  words() {
    const band = this.trace.bands.length === 1 && valueAt(this.trace.bands[0].changes, this.t);
    return `At ${seconds(this.t)}: ${[band && band.state.replace('_', '-'), ...this.summary].filter(Boolean).join(', ')}`;
  }

  setSpeed(speed) {
    this.speed = speed;
    this.speeds.value = speed;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.start();
  }

  start() {
    figures.forEach(other => other.pause());
    if (this.t >= this.ms) this.seek(0);
    this.setPlaying(true);
    let before = performance.now();
    const frame = now => {
      if (!this.playing) return;
      this.seek(this.t + Math.min(now - before, 100) * this.speed);
      before = now;
      if (this.t >= this.ms) this.pause();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  pause() {
    if (!this.playing) return;
    this.setPlaying(false);
    this.seek(this.t);
  }

  setPlaying(playing) {
    this.playing = playing;
    this.play.textContent = playing ? '❚❚ Pause' : '▶ Play';
    this.play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    this.element.dataset.playing = playing;
  }

  /** To the next event, or to the one before. */
  move(direction) {
    this.pause();
    const { times } = this.trace;
    const next = direction > 0 ? times.find(t => t > this.t) : times.filter(t => t < this.t).pop();
    this.seek(next ?? this.t);
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { target, key } = event;
    const isOption = target.matches('select, [type=radio]');
    const acts = {
      ' ': () => this.toggle(),
      ArrowLeft: () => event.shiftKey ? this.jump(-1000) : this.move(-1),
      ArrowRight: () => event.shiftKey ? this.jump(1000) : this.move(1),
      Home: () => this.jump(-Infinity),
      End: () => this.jump(Infinity),
      n: () => showStep(this.number + 1),
      p: () => showStep(this.number - 1),
    };
    SPEEDS.forEach((speed, i) => { acts[i + 1] = () => this.setSpeed(speed); });
    const act = acts[key.length === 1 ? key.toLowerCase() : key];
    const isItsOwn = key === ' ' ? target.matches('button, select, [type=radio]') : isOption && key.length > 1;
    if (!act || isItsOwn) return;
    event.preventDefault();
    this.touched = true;
    act();
  }

  jump(ms) {
    this.pause();
    this.seek(this.t + ms);
  }
}
