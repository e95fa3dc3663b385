/**
 * The worker that answers, from its start to its end. It cannot be interrupted, only ended; so what
 * stops it, or breaks it, takes it away, and the next question starts another.
 */

import source from 'worker-source';

export class Stopped extends Error {}

/** A query that was understood and refused, or not understood; the worker is as it was. */
export class Refused extends Error {}

/**
 * @param {{startWorker: (text: string) => Worker, bytes: (id: string) => Uint8Array, tell: () => void}} page
 *   `tell` hears that the state has changed
 */
export function createEngine({ startWorker, bytes, tell }) {
  let worker = null;
  let waiting = null; // who waits for an answer
  let reading = null; // a promise, kept: the graph is read once
  let turn = 0;

  const engine = {
    /** nothing, reading, ready or asking */
    is: 'nothing',
    since: 0,
    done: 0,
    quads: 0,
    start: () => (reading ??= begin()),
    async ask(sparql, prefixes) {
      const mine = ++turn;
      await engine.start();
      if (mine !== turn) throw new Stopped('Another question was asked meanwhile.');
      became('asking');
      try {
        return await told({ job: 'ask', sparql, prefixes });
      } finally {
        if (worker) became('ready');
      }
    },
    /** The whole of the last answer, as a file. */
    save: () => told({ job: 'save' }),
    stop: (error = new Stopped('Stopped.')) => {
      worker?.terminate();
      worker = reading = null;
      const last = waiting;
      waiting = null;
      became('nothing');
      last?.reject(error);
    },
  };

  function became(is) {
    engine.is = is;
    engine.since = performance.now();
    tell();
  }

  function told(message, transfer = []) {
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(message, transfer);
    });
  }

  async function begin() {
    Object.assign(engine, { done: 0, quads: 0 });
    became('reading');
    worker = startWorker(source);
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      engine.stop(new Error(event.message || 'the worker could not be started'));
    };
    const [program, graph] = [bytes('engine'), bytes('graph')];
    await told({ job: 'start', engine: program, graph }, [program.buffer, graph.buffer]);
    became('ready');
  }

  function heard(data) {
    if (data.is === 'reading') {
      Object.assign(engine, { done: data.done, quads: data.quads });
      tell();
      return;
    }
    const last = waiting;
    waiting = null;
    if (data.is !== 'failed') last?.resolve(data);
    else if (data.job === 'ask' && !data.lost) last?.reject(new Refused(data.message));
    else {
      waiting = last;
      engine.stop(new Error(data.message));
    }
  }

  return engine;
}
