/** Measures, shortens and wraps text for the canvas, which does none of that itself. */

/** @param {CanvasRenderingContext2D} context */
export function createMeasure(context) {
  const cache = new Map();

  function width(text, font) {
    const key = `${font}\n${text}`;
    let found = cache.get(key);
    if (found === undefined) {
      if (cache.size > 20000) cache.clear();
      context.font = font;
      found = context.measureText(text).width;
      cache.set(key, found);
    }
    return found;
  }

  /** Cuts between characters, never within one, and says so with an ellipsis. */
  function shorten(text, font, room) {
    if (width(text, font) <= room) return text;
    const chars = [...text];
    let low = 0;
    let high = chars.length;
    context.font = font;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (context.measureText(`${chars.slice(0, middle).join('').trimEnd()}…`).width <= room) low = middle;
      else high = middle - 1;
    }
    return low ? `${chars.slice(0, low).join('').trimEnd()}…` : '';
  }

  /** Breaks into at most `most` lines; what is over is shortened on the last one. */
  function wrap(text, font, room, most) {
    const words = text.split(' ');
    const lines = [];
    let line = '';
    while (words.length) {
      const longer = line ? `${line} ${words[0]}` : words[0];
      if (width(longer, font) <= room) {
        line = longer;
        words.shift();
      } else if (!line || lines.length === most - 1) {
        lines.push(shorten([line, ...words].filter(Boolean).join(' '), font, room));
        return lines;
      } else {
        lines.push(line);
        line = '';
      }
    }
    if (line) lines.push(line);
    return lines;
  }

  return { width, shorten, wrap, clear: () => cache.clear() };
}
