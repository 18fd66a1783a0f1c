/** A piece of a sentence: our own words, or a name that the system or a file gave. */
interface Word {
  readonly kind: "text" | "name";
  readonly text: string;
}

/** One sentence, its names kept apart from its words. */
export type Phrase = readonly Word[];

/** Puts a phrase together: phrase`held by ${path}`, where every value is a name. */
export function phrase(texts: TemplateStringsArray, ...names: readonly string[]): Phrase {
  return texts.flatMap((text, index): Word[] => {
    const name = names[index];
    const said: Word[] = text === "" ? [] : [{ kind: "text", text }];
    return name === undefined ? said : [...said, { kind: "name", text: name }];
  });
}

/** Phrases behind each other with a text between them. */
export function joinPhrases(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((entry, index): Phrase =>
    index === 0 ? entry : [{ kind: "text", text: between }, ...entry],
  );
}
