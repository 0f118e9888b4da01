/** Whether a source closes every bracket it opens, and no other: it can stand within another source without ending that. */
export function hasOwnBrackets(source: string): boolean {
  const open: string[] = [];
  for (const { 0: token } of source.matchAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[([{)\]}]/g)) {
    if (token.length > 1) continue;
    if (closes(open.at(-1), token)) open.pop();
    else if (token === ')' || token === '}') return false;
    else open.push(token);
  }
  return open.length === 0;
}

/** Ranges may begin and end with either bracket: `(1..5]`, `]1..5[`. */
function closes(opened: string | undefined, token: string): boolean {
  if (token === '}') return opened === '{';
  if (token === '[') return opened === ']';
  return (token === ')' || token === ']') && (opened === '(' || opened === '[' || (opened === ']' && token === ')'));
}
