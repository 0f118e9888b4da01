/** The size of a node's card in points. The canvas draws by it and the layout reckons with it, so they cannot disagree. */
export const cardWidth = 240;

const head = 58;
const row = 26;
const foot = 8;

/** A card is as high as its head and one row for each way out. */
export function cardHeight(waysOut: number): number {
  return waysOut === 0 ? head : head + waysOut * row + foot;
}

/** How far below the card's top the middle of a way out is, by its row from 0. */
export function exitOffset(index: number): number {
  return head + index * row + row / 2;
}
