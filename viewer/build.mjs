/**
 * Bundles src/ and style.css into the Python package, so that users never need Node.
 * `node build.mjs --check` fails if the committed build is not what the source gives.
 */
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';

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

const script = await build({ ...options, entryPoints: ['src/main.js'], format: 'iife' });
const style = await build({ ...options, entryPoints: ['style.css'] });
const outputs = {
  'viewer.js': script.outputFiles[0].text,
  'viewer.css': style.outputFiles[0].text,
  'shell.html.jinja': await readFile(new URL('shell.html', here), 'utf8'),
};

let stale = false;
for (const [name, text] of Object.entries(outputs)) {
  const breakout = name !== 'shell.html.jinja' && text.match(/<\/(script|style)|<!--/i);
  if (breakout) throw new Error(`${name} holds ${breakout[0]}, which would end its block in the page`);
  if (/[^\x00-\x7f]/.test(text)) throw new Error(`${name} is not plain ASCII`);
  const target = new URL(name, assets);
  if (process.argv.includes('--check')) {
    const committed = await readFile(target, 'utf8').catch(() => '');
    if (committed !== text) {
      console.error(`${name} is stale: run "npm run build" in viewer/`);
      stale = true;
    }
  } else {
    await writeFile(target, text);
    console.log(`${name} ${text.length.toLocaleString('en')} characters`);
  }
}
process.exitCode = stale ? 1 : 0;
