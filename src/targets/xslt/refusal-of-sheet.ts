/** What a sheet could read other files with, or make expressions of texts with: what they do is not known before. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\bdocument\s*\(/, "it uses document(), which reads other files"],
  [/<\s*(?:[^\s<>/:]+:)?(?:include|import)[\s/>]/, "it includes another sheet"],
  [/<!DOCTYPE/, "it has a DOCTYPE"],
  [/exslt\.org\/dynamic|icl\.com\/saxon/, "it makes expressions of texts"],
];

/** The longest sheet that is run. */
const LONGEST = 256 << 10;

/** Why a sheet is not run, as the rest of a sentence; `null` where it is. */
export function refusalOfSheet(sheet: string): string | null {
  if (sheet.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  // References to characters hide words only from us.
  const text = sheet.replace(
    /&#(?:0*(\d{1,7})|x0*([0-9a-fA-F]{1,6}));/g,
    (_, decimal?: string, hex?: string) =>
      characterOf(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)),
  );
  return REFUSED.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
