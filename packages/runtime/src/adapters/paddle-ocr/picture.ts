import sharp from 'sharp';

/** Decoded pixels, 3 bytes (red, green, blue) each, row by row. */
export type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** The pixels of a JPEG (or PNG, WebP), turned upright by its own mark if it carries one. */
export async function pictureFrom(image: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(image).rotate().removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The picture scaled to an exact size. */
export async function resized(picture: Picture, { width, height }: { width: number; height: number }): Promise<Picture> {
  const data = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** The picture turned clockwise by quarter turns. */
export async function turned(picture: Picture, quarters: number): Promise<Picture> {
  const { data, info } = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .rotate(quarters * 90)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
