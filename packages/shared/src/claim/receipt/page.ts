export type Corner = readonly [x: number, y: number];
export type Corners = readonly [Corner, Corner, Corner, Corner];

/** A piece of text on a page; the box starts at the top left of the text and goes round clockwise, px. */
export type PageLine = { readonly text: string; readonly confidence: number; readonly box: Corners };

/** What a text reader made of one picture. */
export type Page = { readonly width: number; readonly height: number; readonly lines: readonly PageLine[] };

/** A piece of text on the straightened page: rows run level there, and lengths are in heights of an ordinary line. */
export type Cell = {
  readonly line: PageLine;
  readonly left: number;
  readonly right: number;
  /** The middle of the text's height. */
  readonly y: number;
  readonly height: number;
};
