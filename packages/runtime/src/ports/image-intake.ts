import { defineFault } from '@mortise/shared/fault';

/** Why a picture is poor: the photo is blurred, too dark, or has too few pixels to read small print. */
export type PoorReason = 'blurred' | 'dark' | 'small';

/** `sharpness` is the variance of the Laplacian in the sharpest parts (grey levels squared), `brightness` the mean lightness 0..1. */
export type ImageQuality = {
  readonly sharpness: number;
  readonly brightness: number;
  readonly verdict: 'good' | 'poor';
  readonly reasons: readonly PoorReason[];
};

/** A picture taken in: JPEG bytes of our own making, upright, without metadata; sizes in px. */
export type TakenImage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number; readonly quality: ImageQuality };

export type IntakeOptions = { readonly signal?: AbortSignal };

/**
 * Turns uploaded bytes into a picture that is safe to keep, to read and to show. Only JPEG, PNG and WebP by content; the pixel limit is judged
 * on the header, before anything is decoded. Throws the faults below.
 */
export interface ImageIntake {
  take(upload: Uint8Array, options?: IntakeOptions): Promise<TakenImage>;
  close(): Promise<void>;
}

/** Not a picture, or a broken one. */
export const imageUnreadable = defineFault('image.unreadable', 'caller', () => 'the file is not a readable picture');

/** A picture of a kind that is not taken; `kind` is what the content looks like. */
export const imageKindNotTaken = defineFault<{ kind: string }>(
  'image.kind-not-taken',
  'caller',
  ({ kind }) => `${kind} pictures are not taken; send JPEG, PNG or WebP`,
);

export const imageTooLarge = defineFault<{ width: number; height: number; limit: number }>(
  'image.too-large',
  'caller',
  ({ width, height, limit }) => `the picture has ${width} x ${height} pixels; at most ${limit} are taken`,
);

export const imageIntakeBusy = defineFault<{ waiting: number }>(
  'image-intake.busy',
  'outside',
  ({ waiting }) => `${waiting} pictures already wait`,
);

export const imageIntakeFailed = defineFault<{ reason: string }>(
  'image-intake.failed',
  'outside',
  ({ reason }) => `taking the picture in broke off: ${reason}`,
);
