/** A pen that writes SVG where a canvas would be painted: as much of the canvas's language as the timeline speaks. */

const escape = (text) => String(text).replace(/[&<>"]/g, (char) => `&#${char.codePointAt(0)};`);
const short = (n) => Number(n.toFixed(2));

/** "500 13px Arial" as SVG has it. */
function fontOf(font) {
  const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(font);
  return `font-size="${size}" font-family="${escape(family)}"${weight ? ` font-weight="${weight}"` : ''}`;
}

export function svgPen(width, height, title) {
  const parts = [];
  const defs = [];
  const saved = [];
  let path = '';
  let dash = [];
  const pen = {
    fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, font: '10px sans-serif', lineJoin: 'miter', globalAlpha: 1, textBaseline: 'middle',
    save: () => saved.push([pen.fillStyle, pen.strokeStyle, pen.lineWidth, dash]),
    restore() {
      [pen.fillStyle, pen.strokeStyle, pen.lineWidth, dash] = saved.pop();
    },
    setLineDash(next) {
      dash = next;
    },
    beginPath() {
      path = '';
    },
    moveTo(x, y) {
      path += `M${short(x)} ${short(y)}`;
    },
    lineTo(x, y) {
      path += `L${short(x)} ${short(y)}`;
    },
    arc(x, y, r, from, to) {
      const whole = Math.abs(to - from) >= 2 * Math.PI - 1e-6;
      const end = whole ? from + Math.PI : to;
      const at = (angle) => `${short(x + r * Math.cos(angle))} ${short(y + r * Math.sin(angle))}`;
      path += `M${at(from)}A${r} ${r} 0 ${end - from > Math.PI ? 1 : 0} 1 ${at(end)}`;
      if (whole) path += `A${r} ${r} 0 0 1 ${at(from)}Z`;
    },
    roundRect(x, y, w, h) {
      path += `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`;
    },
    fill: () => parts.push(`<path d="${path}" fill="${pen.fillStyle}"/>`),
    stroke: () => parts.push(`<path d="${path}" fill="none" ${line()}/>`),
    fillRect: (x, y, w, h) => parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(Math.max(0, w))}" height="${short(Math.max(0, h))}" fill="${pen.fillStyle}"/>`),
    strokeRect: (x, y, w, h) => parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}" fill="none" ${line()}/>`),
    fillText: (text, x, y) => parts.push(`<text x="${short(x)}" y="${short(y)}" dominant-baseline="central" ${fontOf(pen.font)} fill="${pen.fillStyle}">${escape(text)}</text>`),
    strokeText: (text, x, y) => parts.push(`<text x="${short(x)}" y="${short(y)}" dominant-baseline="central" ${fontOf(pen.font)} fill="none" stroke-linejoin="${pen.lineJoin}" ${line()} aria-hidden="true">${escape(text)}</text>`),
    createLinearGradient(x1, y1, x2, y2) {
      const id = `g${defs.length}`;
      const stops = [];
      const units = `gradientUnits="userSpaceOnUse" x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"`;
      defs.push(() => `<linearGradient id="${id}" ${units}>${stops.join('')}</linearGradient>`);
      return {
        addColorStop: (at, colour) => stops.push(`<stop offset="${at}" stop-color="${colour}"/>`),
        toString: () => `url(#${id})`,
      };
    },
    markup: () => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"><title>${escape(title)}</title>`
      + `<defs>${defs.map((each) => each()).join('')}</defs>${parts.join('')}</svg>\n`,
  };
  const line = () => `stroke="${pen.strokeStyle}" stroke-width="${pen.lineWidth}"${dash.length ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
  return pen;
}
