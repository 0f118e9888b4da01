/** Gives out ids that are used once: the wanted one, cut to length and to what an id may hold, or that with a number after it. */
export function openIds(longest: number, forbidden: RegExp): (wanted: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    const stem = wanted.replace(forbidden, '_').slice(0, longest);
    let id = stem;
    for (let n = 2; used.has(id); n += 1) id = `${stem.slice(0, longest - String(n).length - 1)}_${n}`;
    used.add(id);
    return id;
  };
}
