import type { Text } from '@mortise/shared/text';
import { z } from 'zod';

/** Rows of a name and a FEEL expression: what is handed to another flow, a part or a script. Evaluated by `Sight.map`. */
export function inputRows(name: Text, names: z.ZodString = z.string().min(1)) {
  const value = z.string().min(1);
  return z
    .array(
      z.strictObject({
        name: names.meta({ label: name }),
        value: value.meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
      }),
    )
    .max(50)
    .meta({ label: { zh: '输入', en: 'Input' }, field: 'mapping' });
}

/** Rows of a result's member and the variable that keeps it, at least so many. Kept by `Sight.keep`. */
export function keptRows(name: Text, least = 0) {
  const text = z.string().min(1);
  return z
    .array(
      z.strictObject({
        name: text.meta({ label: name }),
        variable: text.meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
      }),
    )
    .min(least)
    .max(50)
    .meta({ label: { zh: '输出', en: 'Output' } });
}
