/**
 * The editor for queries. It lives in a shadow root, because there CodeMirror brings its looks as an
 * adopted style sheet, which the page's policy allows; a style element it would not.
 */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { el } from '../dom.js';

const ours = Annotation.define(); // a change that the page makes, and not the reader
const breaks = StateEffect.define();

/** Marks the character at which a query breaks, until somebody types. */
const broken = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(breaks)) return effect.value === null ? Decoration.none : marked(transaction.state.doc, effect.value);
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marked(doc, at) {
  const line = doc.lineAt(at);
  // At the end of a line there is nothing to mark but what stands before.
  const from = at < line.to ? at : Math.max(line.from, at - 1);
  const to = Math.min(line.to, from + 1);
  const whole = Decoration.line({ class: 'broken-line' }).range(line.from);
  return Decoration.set(to > from ? [whole, Decoration.mark({ class: 'broken' }).range(from, to)] : [whole]);
}

const looks = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '13.5px', border: '1px solid var(--edge)', borderRadius: '4px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace', lineHeight: '1.5', maxHeight: '42vh' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-gutters': { backgroundColor: 'var(--wash)', color: 'var(--soft)', border: '0' },
  '.cm-content ::selection': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
  '.broken': { backgroundColor: 'var(--accent)', color: 'var(--paper)' },
  '.broken *': { color: 'var(--paper)' },
  '.broken-line': { boxShadow: 'inset 3px 0 0 var(--accent)' },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--code-words)' },
  { tag: tags.atom, color: 'var(--code-name)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
]);

/**
 * What is typed over a selection is put in its place by us: a browser would keep the colours of what it
 * takes away in a style attribute, and report the page's policy for forbidding that.
 */
function typedOver(event, view) {
  if (event.inputType !== 'insertText' || event.data === null || view.composing || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** @param {{box: HTMLElement, onedit: (text: string) => void, onrun: () => void}} options */
export function createEditor({ box, onedit, onrun }) {
  const root = box.attachShadow({ mode: 'open' });
  const inner = el('div', {});
  root.append(inner);
  const run = () => {
    onrun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: inner,
    state: EditorState.create({
      extensions: [
        lineNumbers(), history(), bracketMatching(), broken, looks,
        StreamLanguage.define(sparql), syntaxHighlighting(colours), EditorView.lineWrapping,
        // Tab is not ours: it leads out of the editor, as out of any other field.
        keymap.of([{ key: 'Mod-Enter', run }, { key: 'Ctrl-Enter', run }, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': 'Query in SPARQL', 'aria-describedby': 'editor-hint', tabindex: '0' }),
        EditorView.domEventHandlers({ beforeinput: typedOver }),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((one) => one.docChanged && !one.annotation(ours));
          if (typed) onedit(update.state.doc.toString());
        }),
      ],
    }),
  });
  // What is typed here is no shortcut of the page.
  box.addEventListener('keydown', (event) => event.stopPropagation());
  return {
    text: () => view.state.doc.toString(),
    set(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: ours.of(true) });
    },
    /** Shows where a query breaks; null takes the mark away. */
    mark(at) {
      const scroll = at === null ? {} : { selection: { anchor: at }, scrollIntoView: true };
      view.dispatch({ effects: breaks.of(at), ...scroll });
    },
    focus: () => view.focus(),
    measure: () => view.requestMeasure(),
  };
}
