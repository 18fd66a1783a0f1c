const BLANK = 1;
const NAME_START = 2;
const NAME = 4;
const WORD = 8;

/** What each ASCII character may be, as a set of bits. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (
    (/\s/.test(character) ? BLANK : 0) |
    (/[A-Za-z_]/.test(character) ? NAME_START : 0) |
    (/[\w.-]/.test(character) ? NAME : 0) |
    (/[^\s"'|&,()<>#]/.test(character) ? WORD : 0)
  );
});
const WIDE_BLANK = /\s/;

/** Whether a UTF-16 unit is white space. `NaN`, the code behind the end of a text, is nothing at all. */
export function isBlank(code: number): boolean {
  return code < 128 ? is(code, BLANK) : code >= 0xa0 && WIDE_BLANK.test(String.fromCharCode(code));
}

/** Letters and `_`. */
export function isNameStart(code: number): boolean {
  return is(code, NAME_START);
}

/** The end of letters, digits, `_`, `.` and `-`. */
export function endOfName(text: string, start: number): number {
  let end = start;
  while (is(text.charCodeAt(end), NAME)) end += 1;
  return end;
}

/** The end of blanks and tabs, which is where they began if there are none. */
export function endOfSpaces(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end += 1;
  return end;
}

/** The end of any white space, which is where it began if there is none. */
export function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (isBlank(text.charCodeAt(end))) end += 1;
  return end;
}

/** The end of what may stand in a bare word: no white space, quote, operator, `#`, nor any of `( ) < >`. */
export function endOfWord(text: string, start: number): number {
  let end = start;
  while (isWord(text.charCodeAt(end))) end += 1;
  return end;
}

function isWord(code: number): boolean {
  return code < 128 ? is(code, WORD) : code >= 128 && !isBlank(code);
}

/** The comparison keeps `NaN` and wide characters away from the table: such an index would slow down all others. */
function is(code: number, kind: number): boolean {
  return code < 128 && ((CLASSES[code] ?? 0) & kind) !== 0;
}
