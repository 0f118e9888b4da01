/** A point in px of the picture that was read; x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** One piece of text: a line, or one cell of a row. The box starts at the top left of the text and goes round clockwise, so it leans and turns
 * with the text. Confidence is 0..1. */
export type TextBox = { readonly text: string; readonly confidence: number; readonly box: readonly [Point, Point, Point, Point] };

/** Everything read from one picture, from top to bottom; `width` and `height` are the picture's own. */
export type ReadPage = { readonly width: number; readonly height: number; readonly lines: readonly TextBox[] };

export type ReadOptions = {
  readonly signal?: AbortSignal;
  /** Called with the share done, 0..1. */
  readonly progress?: (doneShare: number) => void;
};

/**
 * Reads printed text from a picture (JPEG bytes as the image intake hands them out). Throws `text-reader.busy` when too many pictures wait and
 * `text-reader.failed` when reading broke off or took too long, both outside; an abort rejects with the signal's reason.
 */
export interface TextReader {
  read(image: Uint8Array, options?: ReadOptions): Promise<ReadPage>;
  close(): Promise<void>;
}
