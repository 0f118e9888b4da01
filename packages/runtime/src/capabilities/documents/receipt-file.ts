import { ExtractedReceipt } from '@mortise/shared/claim';
import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';
import { jsonFile } from './page-file.ts';

/** A receipt as it was read from a photo: each field with its place and confidence, in pixels of the photo. */
export const ReceiptOnPhoto = z.strictObject({ photo: FileRef, width: z.number(), height: z.number(), receipt: ExtractedReceipt });
export type ReceiptOnPhoto = z.infer<typeof ReceiptOnPhoto>;

/** All receipts of a claim. */
export const receiptsFile = jsonFile(z.array(ReceiptOnPhoto));
