/**
 * Bundles src/ and style.css into the Python package, so that users never need Node.
 * `node build.mjs --check` fails if the committed build is not what the source gives.
 */
import { gzipAsync } from '@gfx/zopfli';
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

const here = new URL('.', import.meta.url);
const assets = new URL('../graph/dateline/export/assets/', here);

// ASCII output: the page's hashes must not hang on anybody's encoding.
const options = {
  absWorkingDir: new URL('.', import.meta.url).pathname.replace(/\/$/, ''),
  bundle: true,
  write: false,
  target: 'es2022',
  charset: 'ascii',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
};

// What the Questions tab needs is most of it other people's, and packed: names may go too. The worker
// is a text in that script, so the page's policy, which names the script by its hash, covers both.
const banner = '/* CodeMirror: (c) 2018 Marijn Haverbeke and others, MIT licence. Oxigraph: (c) 2018 Oxigraph developers, MIT licence or Apache License 2.0. The rest: (c) 2026 The Dateline authors, MIT licence. */';
const worker = await build({ ...options, minify: true, entryPoints: ['src/questions/worker.js'], format: 'iife', define: { 'import.meta.url': '""' } });
const inside = {
  name: 'worker-source',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^worker-source$/ }, ({ path }) => ({ path, namespace: 'built' }));
    onLoad({ filter: /.*/, namespace: 'built' }, () => ({ contents: worker.outputFiles[0].text, loader: 'text' }));
  },
};

const script = await build({ ...options, entryPoints: ['src/main.js'], format: 'iife' });
const questions = await build({
  ...options, minify: true, entryPoints: ['src/questions/tab.js'], format: 'iife', globalName: 'datelineQuestions', banner: { js: banner }, plugins: [inside],
});
const style = await build({ ...options, entryPoints: ['style.css'] });
const outputs = {
  'viewer.js': script.outputFiles[0].text,
  'questions.js': questions.outputFiles[0].text,
  'viewer.css': style.outputFiles[0].text,
  'shell.html.jinja': await readFile(new URL('shell.html', here), 'utf8'),
};
const checks = process.argv.includes('--check');
let stale = false;

function isStale(name) {
  console.error(`${name} is stale: run "npm run build" in viewer/`);
  stale = true;
}

for (const [name, text] of Object.entries(outputs)) {
  const breakout = name !== 'shell.html.jinja' && text.match(/<\/(script|style)|<!--/i);
  if (breakout) throw new Error(`${name} holds ${breakout[0]}, which would end its block in the page`);
  const odd = text.match(/.{0,60}[^\x00-\x7f].{0,20}/);
  if (odd) throw new Error(`${name} is not plain ASCII: ${odd[0]}`);
  const target = new URL(name, assets);
  if (checks) {
    const committed = await readFile(target, 'utf8').catch(() => '');
    if (committed !== text) isStale(name);
  } else {
    await writeFile(target, text);
    console.log(`${name} ${text.length.toLocaleString('en')} characters`);
  }
}

// The page's largest part: packed as tightly as gzip can be, a twentieth smaller than zlib does it. Another
// packer's bytes differ, so it is what is inside that has to be the same.
const engine = await readFile(new URL('node_modules/oxigraph/web_bg.wasm', here));
const packed = new URL('oxigraph.wasm.gz', assets);
const kept = await readFile(packed).then(gunzipSync).catch(() => null);
if (kept === null || !kept.equals(engine)) {
  if (checks) isStale('oxigraph.wasm.gz');
  else await writeFile(packed, Buffer.from(await gzipAsync(engine, { numiterations: 15 })));
}
process.exitCode = stale ? 1 : 0;
