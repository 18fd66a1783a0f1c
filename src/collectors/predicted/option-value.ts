/** The values of an option of a command line: `-p 22`, `-p22`, `--port 22`, `--port=22`. */
export function optionValues(args: readonly string[], option: string): readonly string[] {
  const values: string[] = [];
  for (const [index, word] of args.entries()) {
    if (word === option) values.push(...args.slice(index + 1, index + 2));
    else if (option.startsWith("--") && word.startsWith(`${option}=`))
      values.push(word.slice(option.length + 1));
    else if (isShort(option) && word.startsWith(option)) values.push(word.slice(option.length));
  }
  return values;
}

function isShort(option: string): boolean {
  return option.length === 2 && option.startsWith("-") && option !== "--";
}
