import { splitWords } from "../split-words.ts";

/** One directive of a configuration of Redis, its name in lower case. */
export interface RedisLine {
  readonly name: string;
  readonly values: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** Reads `name value…`, with quotes and comments. */
export function parseRedisConf(text: string): readonly RedisLine[] {
  return text.split("\n").flatMap((raw, index) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return [];
    const [name = "", ...values] = splitWords(line);
    return [{ name: name.toLowerCase(), values, line: index + 1, text: raw }];
  });
}
