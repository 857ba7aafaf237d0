import { LiveMarkdown } from '../../../src/Web/Client/markdown/live';

/**
 * Draws a text once as a whole, and once as a model writes it, some characters a frame. Answers the milliseconds of the whole, and behind
 * it those of each frame: what it costs in script before the browser lays it out.
 */
function draw(text: string, pace: number): number[] {
  const begun = performance.now();
  new LiveMarkdown(newHost()).finish(text);
  const whole = performance.now() - begun;

  const growing = new LiveMarkdown(newHost());
  const frames: number[] = [];
  const frame = (end: number): boolean => {
    const from = performance.now();
    const shown = growing.show(text.slice(0, end));
    frames.push(performance.now() - from);
    return shown;
  };
  for (let end = pace; end < text.length; end += pace) frame(end);
  while (!frame(text.length));
  growing.finish(text);
  return [whole, ...frames];
}

function newHost(): HTMLElement {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  return host;
}

Object.assign(globalThis, { draw });
