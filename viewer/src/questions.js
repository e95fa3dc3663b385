/**
 * The door to the Questions tab. What lies behind it – an editor, a database – is several times as much
 * as the rest of the page, so it is unpacked when somebody first goes in. The page's policy names the
 * script by its hash: nothing else would run here.
 */

import { TO_BE_ASKED } from './asked.js';
import { bytes85, unpack, unzipped } from './data.js';
import { byId, el } from './dom.js';

const made = new Set(); // the workers' addresses, which nobody else can have made
let policy = null;

function trusted() {
  policy ??= globalThis.trustedTypes?.createPolicy('dateline-questions', {
    createScript: (text) => text,
    createScriptURL: (url) => (made.has(url) ? url : ''),
  }) ?? { createScript: (text) => text, createScriptURL: (url) => url };
  return policy;
}

/** Starts a worker from the text of one. */
function startWorker(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  made.add(url);
  const worker = new Worker(trusted().createScriptURL(url));
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

async function program() {
  const script = document.createElement('script');
  script.text = trusted().createScript(await (await unzipped('program')).text());
  document.head.append(script);
  script.remove();
  if (!globalThis.datelineQuestions) throw new Error('the browser did not run its script');
  return globalThis.datelineQuestions;
}

export function createQuestions(shared) {
  const { state } = shared.store;
  const box = byId('view-questions');
  let tab = null;

  const tooLarge = () => el('p', { class: 'notice' },
    'The graph of this story has more than 1,000,000 facts, and a page carries no more than that. Ask it on the command line with ',
    el('code', { text: 'dateline query OUTPUT' }), ', or in a browser after ', el('code', { text: 'dateline serve OUTPUT' }), '.');

  async function open() {
    const [{ createTab }, saved] = await Promise.all([program(), unpack('saved')]);
    return createTab({ ...shared, box, saved, startWorker, bytes: bytes85 });
  }

  return {
    async render() {
      if (state.view !== 'questions' && state.only !== TO_BE_ASKED) return;
      if (!byId('graph')) {
        byId('questions-wait').replaceChildren(tooLarge());
        if (state.only) shared.store.set({ only: null });
        return;
      }
      try {
        (await (tab ??= open())).render();
      } catch (error) {
        byId('questions-wait').textContent = `The questions cannot be opened in this browser (${error.message}). Ask them with “dateline query OUTPUT”.`;
      }
    },
  };
}
