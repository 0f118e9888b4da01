/** What the first bytes of a file say it is; sizes in px as stored, before any turn by EXIF. */
export type ImageHeader =
  | { readonly kind: 'jpeg' | 'png' | 'webp'; readonly width: number; readonly height: number }
  | { readonly kind: 'other'; readonly looksLike: string };

/** Reads kind and size of a picture without decoding it; undefined if it is no picture or its header is broken. The file's name is never asked. */
export function imageHeaderOf(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngHeader(bytes, view);
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegHeader(view);
    if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return webpHeader(bytes, view);
  } catch (error) {
    // reading past the end: a header cut short
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return otherKind(bytes);
}

function pngHeader(bytes: Uint8Array, view: DataView): ImageHeader | undefined {
  return textAt(bytes, 12, 4) === 'IHDR' ? sized('png', view.getUint32(16), view.getUint32(20)) : undefined;
}

/** Walks the segments up to the start-of-frame, which holds the size. */
function jpegHeader(view: DataView): ImageHeader | undefined {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The three forms of WebP: extended, lossless, lossy. */
function webpHeader(bytes: Uint8Array, view: DataView): ImageHeader | undefined {
  const form = textAt(bytes, 12, 4);
  if (form === 'VP8X') return sized('webp', uint24(view, 24) + 1, uint24(view, 27) + 1);
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return sized('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  return form === 'VP8 ' ? sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff) : undefined;
}

function sized(kind: 'jpeg' | 'png' | 'webp', width: number, height: number): ImageHeader | undefined {
  return width > 0 && height > 0 ? { kind, width, height } : undefined;
}

/** Pictures and documents people often send instead, so that they can be told what to do. */
function otherKind(bytes: Uint8Array): ImageHeader | undefined {
  const brand = textAt(bytes, 4, 4) === 'ftyp' ? textAt(bytes, 8, 4) : '';
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return { kind: 'other', looksLike: 'HEIC' };
  if (/^avi[fs]$/.test(brand)) return { kind: 'other', looksLike: 'AVIF' };
  if (/^GIF8[79]a/.test(textAt(bytes, 0, 6))) return { kind: 'other', looksLike: 'GIF' };
  if (/^(II\*\0|MM\0\*)/.test(textAt(bytes, 0, 4))) return { kind: 'other', looksLike: 'TIFF' };
  if (textAt(bytes, 0, 2) === 'BM') return { kind: 'other', looksLike: 'BMP' };
  if (textAt(bytes, 0, 5) === '%PDF-') return { kind: 'other', looksLike: 'PDF' };
  if (/^\s*<(\?xml|!doctype svg|svg)/i.test(textAt(bytes, 0, 300).replace(/^\u00ef\u00bb\u00bf/, '')))
    return { kind: 'other', looksLike: 'SVG' };
  return undefined;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
