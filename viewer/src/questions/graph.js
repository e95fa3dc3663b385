/** Turns the packed graph of the page back into statements; `packed_graph.py` says how it is packed. */

const MAGIC = 'DLG1';
// Bytes of statements given at a time. Small, since a browser betters what it compiled only between calls.
const PIECE = 1 << 18;

const words = (bytes) => new TextDecoder().decode(bytes);

/** Reads numbers of seven bits a byte, the lowest first. */
function reader(bytes) {
  let at = 0;
  return {
    skip(length) {
      at += length;
      return bytes.subarray(at - length, at);
    },
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
  };
}

/** Terms share their beginnings with the term before; gives all of them in one array, and where each begins. */
function terms(count, length, shared, rest) {
  const text = new Uint8Array(length);
  const starts = new Uint32Array(count + 1);
  const lengths = reader(shared);
  let from = 0;
  let to = 0;
  for (let i = 0; i < count; i++) {
    const common = lengths.number();
    if (common) text.copyWithin(to, starts[i - 1], starts[i - 1] + common);
    let end = rest.indexOf(10, from);
    if (end < 0) end = rest.length;
    text.set(rest.subarray(from, end), to + common);
    to += common + end - from;
    from = end + 1;
    starts[i + 1] = to;
  }
  return { text, starts };
}

/** A column of numbers, each written as the step from the one before. */
function column(bytes) {
  const steps = reader(bytes);
  let value = 0;
  return () => {
    const step = steps.number();
    value += step % 2 ? -(step + 1) / 2 : step / 2;
    return value;
  };
}

/**
 * @param {Uint8Array} packed unzipped
 * @returns {{quads: number, pieces: Iterable<{graph: string, text: Uint8Array, done: number}>}} how many
 *   quads there are, and graph by graph their N-Triples, each piece with how many have been given by then
 */
export function unpackedGraph(packed) {
  const all = reader(packed);
  if (String.fromCharCode(...all.skip(4)) !== MAGIC) throw new Error('the graph of this page is damaged');
  const [count, length, quads, ...sizes] = Array.from({ length: 9 }, all.number);
  const [shared, rest, ...columns] = sizes.map(all.skip);
  return { quads, pieces: pieces(quads, terms(count, length, shared, rest), columns.map(column)) };
}

function* pieces(quads, { text, starts }, [name, predicate, subject, object]) {
  let out = new Uint8Array(PIECE);
  let at = 0;
  let graph = -1;
  const put = (term, after) => {
    const end = starts[term + 1];
    // Most terms are short, and a loop is quicker for those than a view of the bytes.
    for (let i = starts[term]; i < end; i++) out[at++] = text[i];
    out[at++] = after;
  };
  const piece = (done) => {
    const given = { graph: words(text.subarray(starts[graph] + 1, starts[graph + 1] - 1)), text: out.subarray(0, at), done };
    at = 0;
    return given;
  };
  const size = (term) => starts[term + 1] - starts[term] + 1;
  for (let row = 0; row < quads; row++) {
    const [g, p, s, o] = [name(), predicate(), subject(), object()];
    const room = size(p) + size(s) + size(o) + 2;
    if (at && (g !== graph || at + room > out.length)) yield piece(row);
    if (room > out.length) out = new Uint8Array(room);
    graph = g;
    put(s, 32);
    put(p, 32);
    put(o, 32);
    out[at++] = 46;
    out[at++] = 10;
  }
  if (at) yield piece(quads);
}
