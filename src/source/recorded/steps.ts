/** States of a reader that skips JSON: outside of texts, in one, behind a backslash in one. */
const [OUTSIDE, INSIDE, ESCAPED] = [0, 256, 512];
/** The part of a step that is the next state; the rest is what happens. */
export const STATE = 768;

export const OPEN = 1;
export const CLOSE = 2;
export const NEWLINE = 3;
/** A byte that continues a character. */
export const CONTINUE = 4;
/** The first of four bytes of a character, which is two UTF-16 code units. */
export const FOUR = 5;

/** By state and byte: the next state and what happens, in one number. */
export const STEPS = new Uint16Array(1024);

set(OUTSIDE, '"', INSIDE);
set(OUTSIDE, '[{', OUTSIDE | OPEN);
set(OUTSIDE, ']}', OUTSIDE | CLOSE);
set(OUTSIDE, '\n', OUTSIDE | NEWLINE);
for (const state of [INSIDE, ESCAPED]) {
  STEPS.fill(INSIDE, state, state + 0x80);
  STEPS.fill(INSIDE | CONTINUE, state + 0x80, state + 0xc0);
  STEPS.fill(INSIDE, state + 0xc0, state + 0xf0);
  STEPS.fill(INSIDE | FOUR, state + 0xf0, state + 0x100);
}
set(INSIDE, '"', OUTSIDE);
set(INSIDE, '\\', ESCAPED);

function set(state: number, characters: string, step: number): void {
  for (const byte of Buffer.from(characters)) STEPS[state | byte] = step;
}
