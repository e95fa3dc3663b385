/** Wheel, drag, pinch and keys on the canvas, said in terms of time: zoom, pan, pick. */

const CLICK = 4; // pixels a pointer may wander and still be a click

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{zoom(factor: number, x: number, y: number): void, pan(x: number, y: number): void, pick(x: number, y: number): void,
 *   hover(x: number, y: number): void, leave(): void, strip(x: number, y: number): boolean,
 *   scrub(x: number): void, keys: Record<string, () => void>}} act
 */
export function listen(canvas, act) {
  const pointers = new Map();
  let wandered = 0;
  let scrubbing = false;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    const point = at(event);
    pointers.set(event.pointerId, point);
    wandered = pointers.size > 1 ? CLICK + 1 : 0;
    scrubbing = pointers.size === 1 && act.strip(point.x, point.y);
    if (scrubbing) act.scrub(point.x);
    canvas.setPointerCapture(event.pointerId);
    act.leave();
  });

  canvas.addEventListener('pointermove', (event) => {
    const point = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      act.hover(point.x, point.y);
      return;
    }
    if (scrubbing) {
      act.scrub(point.x);
    } else if (pointers.size === 1) {
      wandered += Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
      if (wandered >= CLICK) act.pan(before.x - point.x, before.y - point.y);
    } else {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const apart = (p) => Math.max(20, Math.hypot(p.x - other.x, p.y - other.y));
      act.zoom(apart(before) / apart(point), (point.x + other.x) / 2, (point.y + other.y) / 2);
      // Each finger moves the middle between the two by half of its own way.
      act.pan((before.x - point.x) / 2, (before.y - point.y) / 2);
    }
    pointers.set(event.pointerId, point);
  });

  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    const point = at(event);
    if (event.type === 'pointerup' && !scrubbing && wandered < CLICK) act.pick(point.x, point.y);
    scrubbing = false;
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => act.leave());

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    act.leave();
    const unit = event.deltaMode === 1 ? 24 : 1;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) act.pan(event.deltaX * unit, 0);
    else act.zoom(Math.exp(event.deltaY * unit * 0.0015), at(event).x, at(event).y);
  }, { passive: false });

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = act.keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
