/**
 * The words of a text as banners are compared: line ends, blanks and their written forms (`\\n`, `\\r`, `\\t`) all come
 * to the same.
 */
export function bannerWords(text: string): readonly string[] {
  return text
    .replaceAll(/\\[nrt]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}
