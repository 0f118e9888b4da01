/**
 * How many bytes the files of a ZIP archive say they unpack to, read from its directory at the end; `undefined` when it is no such
 * archive. A workbook is one, and a small one may unpack to more than any memory holds.
 */
export function unpackedSize(bytes: ArrayBuffer): number | undefined {
  const view = new DataView(bytes);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  let [at, left, total] = [view.getUint32(end + 16, true), view.getUint16(end + 10, true), 0];
  for (; left > 0; left -= 1) {
    if (at + headBytes > view.byteLength || view.getUint32(at, true) !== fileMark) return undefined;
    total += view.getUint32(at + 24, true);
    at += headBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

const fileMark = 0x02014b50;
const endMark = 0x06054b50;
const headBytes = 46;
const endBytes = 22;
const longestComment = 0xffff;

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) if (view.getUint32(at, true) === endMark) return at;
  return undefined;
}
