const MARKS = /\p{M}/gu;

/** Whether every word typed occurs in the text; case and accents do not count. */
export function matchesSearch(text: string, search: string): boolean {
  const plain = simplify(text);
  return simplify(search)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function simplify(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}
