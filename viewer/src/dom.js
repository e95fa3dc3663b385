/**
 * Makes elements. Text only ever enters by textContent, so nothing that an article says can become
 * markup; the page's Content-Security-Policy would refuse it anyway.
 */

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `text`, `on…` handlers, `style` custom properties; the
 *   rest are attributes. Null and false leave an attribute out.
 * @param {...(Node|string|null|undefined|false)} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'class') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') {
      for (const [key, each] of Object.entries(value)) node.style.setProperty(key, each);
    } else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return node;
}

/** Names come from articles and may turn the direction of writing: keep each to itself. */
export const bdi = (text, props = {}) => el('bdi', { ...props, text });

/** A small square in the colour of a kind; always beside the kind's name or a label. */
export const swatch = (kind) =>
  el('span', { class: 'swatch', 'aria-hidden': 'true', style: { background: `var(--kind-${kind})` } });

/** Says something to those who listen instead of look. */
export function announce(text) {
  byId('live').textContent = text;
}

/** Gives a canvas whole pixels of its own: stretched by a part of one, its words would blur. */
export function sized(canvas, width, height, ratio) {
  canvas.width = Math.floor(width * ratio);
  canvas.height = Math.floor(height * ratio);
  canvas.style.width = `${canvas.width / ratio}px`;
  canvas.style.height = `${canvas.height / ratio}px`;
}

/** Runs `work` once per frame however often it is asked for. */
export function framed(work) {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      work();
    });
  };
}
