import { z } from 'zod';
import { Json, JsonRecord } from '../../json/index.ts';
import { Text } from '../../text/index.ts';
import { legal } from '../xml/index.ts';

/** Which setting holds the ways out of a step, one a row; other kinds have ways out that their settings do not name. */
const settingOf: Readonly<Record<string, string>> = {
  'flows.choose': 'cases',
  'flows.fork': 'branches',
  'desk.task': 'choices',
  'bpmn.opaque': 'ways',
};

const Row = z.looseObject({ id: z.string(), title: Text });
export type Row = Readonly<Record<string, unknown>> & z.infer<typeof Row>;

/** The ways out that a step's settings name, in their order; empty where they name none or are not filled in as they should be. */
export function rowsIn(kind: string, settings: Json): readonly Row[] {
  const setting = settingOf[kind];
  const held = JsonRecord.safeParse(settings);
  const rows = setting !== undefined && held.success ? z.array(Row).safeParse(held.data[setting]) : undefined;
  return rows?.data ?? [];
}

/** The settings with other rows. */
export function withRows(kind: string, settings: Json, rows: readonly Row[]): Json {
  const setting = settingOf[kind];
  const held = JsonRecord.safeParse(settings);
  return setting === undefined || !held.success ? settings : Json.parse({ ...held.data, [setting]: rows });
}

/** What a title is as the name of an element, which has one language: the Chinese, else the English. */
export function shownTitle({ zh, en }: Text): string {
  return shownName(zh === '' ? en : zh);
}

/** A text as the name of an element: in one line, since readers of XML make spaces of line breaks in names. */
export function shownName(text: string): string {
  return legal(text).replace(/[\n\r\t]/g, ' ');
}
